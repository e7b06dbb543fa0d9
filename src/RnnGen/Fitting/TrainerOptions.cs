using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Options of a <see cref="Trainer{T}"/>.</summary>
public sealed record TrainerOptions
{
    /// <summary>The most passes over the training data.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The sequences of a batch; by default, and at most, the network's own batch size.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Whether each epoch has an order of its own. Stateful networks have one order, in which windows continue each other.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of the order of sequences, the dropout masks and the noise of gradients.</summary>
    public int Seed { get; init; }

    /// <summary>The clipping of gradients.</summary>
    public GradientClipping Clipping { get; init; } = GradientClipping.None;

    /// <summary>Noise that is added to the gradients, after clipping; null: none.</summary>
    public GradientNoise? GradientNoise { get; init; }

    /// <summary>The schedule of the learning rate, from optimizer step to optimizer step.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>
    /// The rule by which the learning rate is lowered for lack of progress, on top of <see cref="Schedule"/>: by the loss of the validation data (of the training data, where there is no validation); null: never.
    /// </summary>
    public ReduceOnPlateau? ReduceOnPlateau { get; init; }

    /// <summary>
    /// The averaging of the weights over the steps. The average is what is validated, what the best weights are kept of, and what training ends with; it has no
    /// influence on the steps themselves. Null: not at all, unless the optimizer does it (<see cref="AveragedSgd"/>).
    /// </summary>
    public WeightAveraging? WeightAverage { get; init; }

    /// <summary>
    /// Of a network with scheduled teacher forcing: the probability of forcing a step, by optimizer step (Bengio et al., 2015), such as a <see cref="CosineDecay"/>; what exceeds 1 counts as 1.
    /// Default: 1 throughout; other networks take no other.
    /// </summary>
    public Schedule TeacherForcingSchedule { get; init; } = Schedule.Constant;

    /// <summary>Layers and tensors with a learning rate or a weight decay of their own.</summary>
    public IReadOnlyList<ParameterGroup> ParameterGroups { get; init; } = [];

    /// <summary>
    /// The names of layers (<c>embedding</c>) and tensors (<c>lstm.weight_ih_l0</c>) that training leaves as they are, in addition to the layers that are declared
    /// frozen. Their gradients are computed all the same, but count neither in clipping nor anywhere else.
    /// </summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>The rule by which training stops for lack of progress, and returns to the best weights; null: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// The range that features, and targets that are values (those of errors, quantiles, <see cref="LossKind.Gaussian"/>, <see cref="LossKind.StudentT"/> and <see cref="LossKind.GaussianMixture"/>), are
    /// brought to. Measured on the training data, and given to the network, unless it has a normalization already. Null: <see cref="NormalizationMode.Standardize"/> for features with a loss of
    /// such targets, otherwise none. Other targets, such as counts, stay as they are.
    /// </summary>
    public NormalizationMode? NormalizationMode { get; init; }

    /// <summary>Training stops once so many steps in a row had a loss or a gradient that is not finite. Batches in which nothing counts are no steps.</summary>
    public int MaxSkippedSteps { get; init; } = 10;

    /// <summary>Whether progress is reported after every batch, and not only after every epoch.</summary>
    public bool ReportBatches { get; init; }

    /// <summary>
    /// The threads that a batch is shared out among, in training and in evaluation, at least 1; null: as the network's
    /// <see cref="Runtime.NetworkEngine{T}.MaxDegreeOfParallelism"/> says. Results do not depend on it, not by a bit.
    /// </summary>
    public int? MaxDegreeOfParallelism { get; init; }

    /// <summary>The place and the frequency at which the state of training is saved; null: never.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>The normalization that a network without one of its own gets.</summary>
    internal NormalizationMode NormalizationFor(NetworkLayout network) =>
        NormalizationMode ?? (network.IsRegression && network.Features > 0 ? RnnGen.NormalizationMode.Standardize : RnnGen.NormalizationMode.None);

    internal void Check()
    {
        Hyperparameter.AtLeast(1, Epochs);
        Hyperparameter.AtLeast(1, BatchSize ?? 1, nameof(BatchSize));
        Hyperparameter.AtLeast(1, MaxSkippedSteps);
        Hyperparameter.AtLeast(1, MaxDegreeOfParallelism ?? 1, nameof(MaxDegreeOfParallelism));
        ArgumentNullException.ThrowIfNull(Clipping);
        ArgumentNullException.ThrowIfNull(Schedule);
        ArgumentNullException.ThrowIfNull(TeacherForcingSchedule);
        ArgumentNullException.ThrowIfNull(ParameterGroups);
        ArgumentNullException.ThrowIfNull(Frozen);
    }
}

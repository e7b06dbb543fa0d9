namespace RnnGen;

/// <summary>How a <see cref="Trainer{T}"/> trains.</summary>
public sealed record TrainerOptions
{
    /// <summary>The most passes over the training data.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The sequences of a batch; by default, and at most, the network's own batch size.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Whether each epoch has an order of its own. Stateful networks have one order, in which windows continue each other.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>What the order of sequences and the dropout masks are drawn from.</summary>
    public int Seed { get; init; }

    /// <summary>How gradients are limited.</summary>
    public GradientClipping Clipping { get; init; } = GradientClipping.None;

    /// <summary>How the learning rate changes, from optimizer step to optimizer step.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>
    /// Of a network with scheduled teacher forcing: the probability of forcing a step, by optimizer step (Bengio et al., 2015), such as a <see cref="CosineDecay"/>; what exceeds 1 counts as 1.
    /// Default: 1 throughout.
    /// </summary>
    public Schedule TeacherForcing { get; init; } = Schedule.Constant;

    /// <summary>When to stop for lack of progress, and then return to the best weights; null: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// What features, and targets of errors (squared, absolute or Huber), are brought to. Measured on the training data, and given to the network, unless it has a
    /// normalisation already. Null: <see cref="NormalizationMode.Standardize"/> for features with a loss of errors, otherwise none.
    /// </summary>
    public NormalizationMode? Normalize { get; init; }

    /// <summary>Training stops once so many steps in a row had a loss or a gradient that is not finite.</summary>
    public int MaxSkippedSteps { get; init; } = 10;

    /// <summary>Whether progress is reported after every batch, and not only after every epoch.</summary>
    public bool ReportBatches { get; init; }

    /// <summary>Where and how often to save the state of training; null: never.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    internal void Check()
    {
        Hyperparameter.AtLeast(1, Epochs);
        Hyperparameter.AtLeast(1, BatchSize ?? 1, nameof(BatchSize));
        Hyperparameter.AtLeast(1, MaxSkippedSteps);
        ArgumentNullException.ThrowIfNull(Clipping);
        ArgumentNullException.ThrowIfNull(Schedule);
        ArgumentNullException.ThrowIfNull(TeacherForcing);
    }
}

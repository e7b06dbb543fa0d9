namespace RnnGen;

/// <summary>
/// Declares a recurrent network. The class must be <c>partial</c>; its layers are the other attributes, in the order they are
/// written. On build, the forward and backward passes are emitted as C# with every dimension a constant.
/// </summary>
/// <example>
/// <code>
/// [RecurrentNetwork(Steps = 48, BatchSize = 32)]
/// [Input(1)]
/// [Lstm(32)]
/// [Dense(1)]
/// [Loss(LossKind.MeanSquaredError)]
/// public sealed partial class Forecaster;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecurrentNetworkAttribute : Attribute
{
    /// <summary>The steps that carry inputs and outputs. Default: <see cref="SequenceShape.ManyToOne"/>.</summary>
    public SequenceShape Shape { get; set; } = SequenceShape.ManyToOne;

    /// <summary>The number of time steps T of a sequence, at least 1; must be 1 for <see cref="SequenceShape.OneToOne"/>. The output steps of a network of shape <see cref="SequenceShape.OneToMany"/>. Shorter rows are given by lengths.</summary>
    public int Steps { get; set; } = 1;

    /// <summary>The number of output steps of a network of shape <see cref="SequenceShape.EncoderDecoder"/>, at least 1; other shapes do not take it.</summary>
    public int OutputSteps { get; set; }

    /// <summary>The most rows (sequences) that one call can carry, at least 1. Default: 1.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>The element type of weights, inputs and outputs. Default: <see cref="Precision.Single"/>.</summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>The way in which the time steps are written out in the emitted source. Default: <see cref="UnrollMode.Auto"/>.</summary>
    public UnrollMode Unroll { get; set; } = UnrollMode.Auto;

    /// <summary>The number of steps in one turn of the loop for <see cref="UnrollMode.Factor"/>; must divide <see cref="Steps"/>.</summary>
    public int UnrollFactor { get; set; }

    /// <summary>
    /// Whether the states carry over in training: row r of a call goes on with the states that row r of the call before ended with, and the gradient stops
    /// there (truncated backpropagation through time over windows of a long sequence). Predictions start from zero states as ever; a session streams.
    /// </summary>
    public bool Stateful { get; set; }

    /// <summary>
    /// Truncated backpropagation through time within a sequence: gradients do not flow back across the borders of blocks of this many steps, counted from the
    /// last step (Williams and Peng, 1990). 1 to <see cref="Steps"/>; default: 0, never cut.
    /// </summary>
    public int BackpropSteps { get; set; }

    /// <summary>
    /// Whether training keeps dL/dh_t of each step, for <see cref="TrainingContext{T}.GradientFlow"/>. It costs memory for one state per step and its
    /// stores; where off, nothing.
    /// </summary>
    public bool TraceGradients { get; set; }

    /// <summary>
    /// Whether training computes dL/dx of the numbers of the inputs too, for <see cref="TrainingContext{T}.CopyInputGradients"/>: what a decision rests on, or the gradient that code before the network
    /// goes on with. It costs a product with the first layer's weights and memory for the inputs' gradients; where off, nothing.
    /// </summary>
    public bool InputGradients { get; set; }

    /// <summary>
    /// Whether predictions hold the output of a row's last valid step at the steps beyond its length, instead of 0, as Keras does where it masks; with a mask, a step that is left out holds the output of the latest
    /// step before it that is not, and 0 before the first. A row without any step stays 0. It is a matter of <see cref="SequenceShape.ManyToMany"/> and of predictions: losses do not see it. Default: false.
    /// </summary>
    public bool RepeatLastOutput { get; set; }
}

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
    /// <summary>Which steps carry inputs and outputs. Default: <see cref="SequenceShape.ManyToOne"/>.</summary>
    public SequenceShape Shape { get; set; } = SequenceShape.ManyToOne;

    /// <summary>The number of time steps T of a sequence, at least 1; must be 1 for <see cref="SequenceShape.OneToOne"/>. The output steps of a network of shape <see cref="SequenceShape.OneToMany"/>. Shorter rows are given by lengths.</summary>
    public int Steps { get; set; } = 1;

    /// <summary>The number of output steps of a network of shape <see cref="SequenceShape.EncoderDecoder"/>, at least 1; other shapes do not take it.</summary>
    public int OutputSteps { get; set; } = 1;

    /// <summary>The most rows (sequences) that one call can carry, at least 1. Default: 1.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>The element type of weights, inputs and outputs. Default: <see cref="Precision.Single"/>.</summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>How the time steps are written out in the emitted source. Default: <see cref="Unroll.Auto"/>.</summary>
    public Unroll Unroll { get; set; } = Unroll.Auto;

    /// <summary>The number of steps in one turn of the loop for <see cref="Unroll.Factor"/>; must divide <see cref="Steps"/>.</summary>
    public int UnrollFactor { get; set; }
}


namespace RnnGen.Compiler.Declarations;

/// <summary>The arguments of [RecurrentNetwork].</summary>
internal sealed record NetworkOptions(
    SequenceShape Shape,
    int Steps,
    int BatchSize,
    Precision Precision,
    UnrollMode Unroll,
    int UnrollFactor)
{
    /// <summary>The steps of the decoder.</summary>
    public int OutputSteps { get; init; }

    /// <summary>Whether a row's states carry over to the next call of training.</summary>
    public bool Stateful { get; init; }

    /// <summary>After how many steps back in time the gradient is cut; 0 for never.</summary>
    public int BackpropSteps { get; init; }

    /// <summary>Whether training keeps dL/dh_t of each step.</summary>
    public bool TraceGradients { get; init; }

    /// <summary>Whether training computes dL/dx of the inputs too.</summary>
    public bool InputGradients { get; init; }

    /// <summary>Whether predictions hold the latest output at the steps that do not count.</summary>
    public bool RepeatLastOutput { get; init; }

    /// <summary>The rows that run together, for tests; 0 where the compiler chooses.</summary>
    public int ShardRows { get; init; }

    /// <summary>The arguments without those that apply to training only, or, of a network that is trained, to states.</summary>
    public NetworkOptions WithoutTraining(bool isTrained) => this with { Stateful = false, BackpropSteps = 0, TraceGradients = false, InputGradients = isTrained && InputGradients };
}

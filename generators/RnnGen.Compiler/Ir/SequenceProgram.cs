using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Ir;

/// <summary>A network: nodes over whole sequences, in the order in which they run.</summary>
/// <param name="Forward">From the inputs to the last layer.</param>
/// <param name="Link">From the last layer to what Predict returns; empty where that is the same.</param>
/// <param name="Loss">From the last layer and the targets to the losses of positions.</param>
/// <param name="Backward">The backward pass; empty before differentiation.</param>
/// <param name="Interface">The sequences that callers know.</param>
internal sealed record SequenceProgram(
    IReadOnlyList<Node> Forward,
    IReadOnlyList<Node> Link,
    IReadOnlyList<Node> Loss,
    IReadOnlyList<Node> Backward,
    NetworkInterface Interface)
{
    public IEnumerable<Node> AllNodes => Forward.Concat(Link).Concat(Loss).Concat(Backward);

    /// <summary>The same program with every node replaced by what <paramref name="rewrite"/> makes of it: itself, another one, or several.</summary>
    public SequenceProgram Rewrite(System.Func<Node, IEnumerable<Node>> rewrite) => this with
    {
        Forward = Forward.SelectMany(rewrite).ToList(),
        Link = Link.SelectMany(rewrite).ToList(),
        Loss = Loss.SelectMany(rewrite).ToList(),
        Backward = Backward.SelectMany(rewrite).ToList(),
    };
}

/// <summary>The sequences that callers know.</summary>
/// <param name="Inputs">Inputs and tokens, in the order in which they are declared.</param>
/// <param name="Valid">Which steps are within a row's length.</param>
/// <param name="Heads">The outputs, in the order of their layers.</param>
/// <param name="Masks">The dropout masks, with their rates.</param>
internal sealed record NetworkInterface(
    IReadOnlyList<NetworkInput> Inputs,
    SequenceValue Valid,
    IReadOnlyList<NetworkHead> Heads,
    IReadOnlyList<DropoutMask> Masks)
{
    /// <summary>Which output steps are within a row's length, where outputs have a time of their own.</summary>
    public SequenceValue? OutputValid { get; init; }

    /// <summary>Where the teacher forces; null where nothing is fed back, or nobody forces.</summary>
    public SequenceValue? Forced { get; init; }

    /// <summary>When the teacher forces; null where <see cref="Forced"/> is.</summary>
    public TeacherForcing? Forcing { get; init; }

    /// <summary>What choices and draws are made from; null where nothing is chosen or drawn.</summary>
    public SequenceValue? Noise { get; init; }

    /// <summary>The distributions of <see cref="Noise"/>, side by side.</summary>
    public IReadOnlyList<NoisePart> NoiseParts { get; init; } = [];

    /// <summary>The history of what was chosen or drawn; null where nothing is.</summary>
    public SequenceValue? Choices { get; init; }

    /// <summary>Of a loss that sums over alignments: which ways there are; otherwise null.</summary>
    public PathMasks? Paths { get; init; }

    /// <summary>What the backward pass leaves for the caller to look at.</summary>
    public IReadOnlyList<GradientTrace> Traces { get; init; } = [];

    /// <summary>The values of layers that predictions can give, beside the outputs.</summary>
    public IReadOnlyList<ExposedLayer> Exposed { get; init; } = [];

    /// <summary>Whether the backward pass goes on to the inputs.</summary>
    public bool HasInputGradients { get; init; }

    /// <summary>What every network has of these: inputs, targets, weights, losses and outputs.</summary>
    public IEnumerable<SequenceValue> All => Inputs.Select(input => input.Sequence).Append(Valid).Concat(Results).Concat(Compared);

    /// <summary>The sequences that callers read: outputs before and after the link function, and losses.</summary>
    public IEnumerable<SequenceValue> Results => Heads.SelectMany(head => new[] { head.Logits.Sequence, head.Outputs.Sequence, head.RowLosses }.OfType<SequenceValue>());

    /// <summary>The sequences that losses compare with: targets or labels, and weights.</summary>
    public IEnumerable<SequenceValue> Compared => Heads.SelectMany(head => new[] { head.Target, head.Weights }.OfType<SequenceValue>());

    /// <summary>The class indices that callers give.</summary>
    public IEnumerable<SequenceValue> Labels => Heads.Select(head => head.Target).OfType<SequenceValue>().Where(target => target.Role == SequenceRole.Labels);

    /// <summary>The integers that callers give beside class indices: tokens.</summary>
    public IEnumerable<SequenceValue> Tokens => Inputs.Select(input => input.Sequence).Where(sequence => sequence.Role == SequenceRole.Tokens);
}

/// <summary>An output of a network, and what its loss compares it with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Logits">The values of its layer, and how the final one is read.</param>
/// <param name="Outputs">After the link function; the logits themselves where that is the identity.</param>
/// <param name="Target">Targets or labels; null without a loss.</param>
/// <param name="Weights">The weight of each position's loss; null without a loss.</param>
/// <param name="RowLosses">The losses; null without a loss.</param>
internal sealed record NetworkHead(string Name, Feed Logits, Feed Outputs, SequenceValue? Target, SequenceValue? Weights, SequenceValue? RowLosses);

/// <summary>A layer whose values callers can read.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Values">Its values, at its steps or once.</param>
/// <param name="States">The states that its rows end with, side by side; null where it has none.</param>
/// <param name="StateNames">The names of these, in order, with their widths.</param>
internal sealed record ExposedLayer(string Name, SequenceValue Values, SequenceValue? States, IReadOnlyList<(string Name, int Width)> StateNames)
{
    /// <summary>Everything that callers can read of it.</summary>
    public IEnumerable<SequenceValue> Sequences => States is null ? [Values] : [Values, States];
}

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">The sequence that holds it.</param>
/// <param name="IsOfOutputs">Whether it has a value for each step of the output, where these have a time of their own.</param>
internal sealed record NetworkInput(string Name, SequenceValue Sequence, bool IsOfOutputs)
{
    /// <summary>The place where the backward pass leaves dL/dx; null where nobody asks, or the loss does not depend on it.</summary>
    public SequenceValue? Gradient { get; init; }
}

/// <summary>dL/dh_t of a recurrent layer.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Sequence">dL/dh_t, 0 where a row has ended.</param>
/// <param name="Direction">In which order the layer takes the steps.</param>
internal sealed record GradientTrace(string Layer, SequenceValue Sequence, Direction Direction);

/// <summary>A dropout mask.</summary>
/// <param name="Sequence">Where it stands.</param>
/// <param name="Rate">The probability of its zeros.</param>
/// <param name="Kept">What the others are.</param>
internal sealed record DropoutMask(SequenceValue Sequence, double Rate, double Kept)
{
    /// <summary>What it is on average: what prediction computes with in its place.</summary>
    public double Expectation => (1 - Rate) * Kept;
}

/// <summary>What the labels of a row allow its alignments, as logarithms: 0 for yes, and one of 0 for no.</summary>
/// <param name="Skips">Whether a path may come to a state from the one before the last.</param>
/// <param name="Ends">Whether it may end there.</param>
internal sealed record PathMasks(SequenceValue Skips, SequenceValue Ends);

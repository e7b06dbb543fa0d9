using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir;

/// <summary>A step program run over sequences.</summary>
/// <param name="Name">The node's name, such as <c>lstm</c> and <c>lstm.back</c>.</param>
/// <param name="Body">The equations of a step.</param>
/// <param name="Feeds">What <see cref="StepProgram.Inputs"/> read.</param>
/// <param name="Outputs">Where <see cref="StepProgram.Outputs"/> go.</param>
/// <param name="Steps">The number of steps T of its time.</param>
internal abstract record Node(NodeName Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, int Steps)
{
    /// <summary>Of a backward node, what became of the forward values that it needs: stored, or computed again.</summary>
    public IReadOnlyList<TapeDecision> Tape { get; init; } = [];

    /// <summary>What it reads beside its feeds: what states begin with, what is rearranged.</summary>
    public virtual IEnumerable<SequenceValue> OtherReads => [];

    /// <summary>What it writes beside its outputs: states, and what they end with.</summary>
    public virtual IEnumerable<SequenceValue> OtherWrites => [];

    /// <summary>Those of its outputs that it needs itself, where they are not states: what trees copy from level to level.</summary>
    public virtual IEnumerable<SequenceValue> Recurrent => [];

    /// <summary>Everything it writes.</summary>
    public IEnumerable<SequenceValue> Writes => Outputs.Concat(OtherWrites);
}

/// <summary>All steps at once: nothing is carried from one to the next.</summary>
/// <param name="PerStep">Whether it runs on each step, or once after the last.</param>
internal sealed record Map(NodeName Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, int Steps, bool PerStep)
    : Node(Name, Body, Feeds, Outputs, Steps)
{
    /// <summary>The scan that it was cut out of; null where it was a map from the beginning.</summary>
    public NodeName? CutFrom { get; init; }
}

/// <summary>Step after step, carrying states.</summary>
/// <param name="Histories">Where the states are kept, in the order of <see cref="StepProgram.States"/>.</param>
/// <param name="Initials">For each state, what it begins with: a sequence of one entry, or what another scan ends with; null for 0.</param>
/// <param name="Direction">In which order the steps are taken.</param>
internal sealed record Scan(
    NodeName Name,
    StepProgram Body,
    IReadOnlyList<Feed> Feeds,
    IReadOnlyList<SequenceValue> Outputs,
    int Steps,
    IReadOnlyList<SequenceValue> Histories,
    IReadOnlyList<Feed?> Initials,
    Direction Direction)
    : Node(Name, Body, Feeds, Outputs, Steps)
{
    /// <summary>After how many steps back in time its gradient is cut; 0 for never.</summary>
    public int BackpropSteps { get; init; }

    /// <summary>The states whose dL/ds_t of each step the backward pass keeps.</summary>
    public IReadOnlyList<TracedState> Traced { get; init; } = [];

    public override IEnumerable<SequenceValue> OtherReads => Initials.OfType<Feed>().Select(initial => initial.Sequence);

    public override IEnumerable<SequenceValue> OtherWrites => Histories;
}

/// <summary>Against the order of a scan, carrying adjoints: its backward pass.</summary>
/// <param name="Carried">The carried adjoints dL/ds_t, in the order of <see cref="StepProgram.States"/>: they are needed for one step only.</param>
/// <param name="Seeds">For each, the value that it begins with: what follows the scan has left it; null for 0.</param>
/// <param name="Finals">For each, the sequence (of one entry) that takes what it ends with; null where nobody asks.</param>
/// <param name="Direction">In which order the steps are taken: the opposite of the scan's.</param>
internal sealed record ReverseScan(
    NodeName Name,
    StepProgram Body,
    IReadOnlyList<Feed> Feeds,
    IReadOnlyList<SequenceValue> Outputs,
    int Steps,
    IReadOnlyList<SequenceValue> Carried,
    IReadOnlyList<SequenceValue?> Seeds,
    IReadOnlyList<SequenceValue?> Finals,
    Direction Direction)
    : Node(Name, Body, Feeds, Outputs, Steps)
{
    /// <summary>Where the gradient is cut; null for nowhere.</summary>
    public Truncation? Truncation { get; init; }

    public override IEnumerable<SequenceValue> OtherReads => Seeds.OfType<SequenceValue>();

    public override IEnumerable<SequenceValue> OtherWrites => Finals.OfType<SequenceValue>();
}

/// <summary>A state whose gradient is looked at.</summary>
/// <param name="Layer">The layer whose output it is, and the direction where that is the second one of a layer.</param>
/// <param name="State">Its place among the scan's states.</param>
internal sealed record TracedState(string Layer, int State);

/// <summary>
/// Truncated backpropagation: adjoints start again from 0 after every so many steps, counted from the one that the reverse scan takes first. Not after its
/// last step, and not in rows that have ended: what these hand on has taken no step.
/// </summary>
/// <param name="Steps">The steps k of a block.</param>
/// <param name="States">Which adjoints: the first so many carried ones, those of states. Sums over the steps follow them, and go on.</param>
internal sealed record Truncation(int Steps, int States);

/// <summary>All steps of a sequence as one vector for each row: what is attended to.</summary>
/// <param name="Source">The sequence, [steps, rows, width].</param>
/// <param name="Target">The vectors, [rows, steps * width].</param>
internal sealed record StackSteps(NodeName Name, Feed Source, SequenceValue Target, int Steps)
    : Node(Name, StepProgram.Empty, [], [], Steps)
{
    public override IEnumerable<SequenceValue> OtherReads => [Source.Sequence];

    public override IEnumerable<SequenceValue> OtherWrites => [Target];

    /// <summary>Whether it says which steps are within a row's length, and so runs only where rows have lengths.</summary>
    public bool IsOfLengths => Source.Sequence.Role == SequenceRole.Valid;

    /// <summary>Whether a step reads those up to its own only, so that they can be collected one after the other.</summary>
    public bool IsCausal { get; init; }
}

/// <summary>The backward pass of <see cref="StackSteps"/>: each step takes its part of the vectors.</summary>
/// <param name="Source">The vectors, [rows, steps * width].</param>
/// <param name="Target">The sequence, [steps, rows, width].</param>
internal sealed record UnstackSteps(NodeName Name, SequenceValue Source, SequenceValue Target, int Steps)
    : Node(Name, StepProgram.Empty, [], [], Steps)
{
    public override IEnumerable<SequenceValue> OtherReads => [Source];

    public override IEnumerable<SequenceValue> OtherWrites => [Target];
}

/// <summary>
/// For each step some steps of a sequence side by side, each feature's together: what a convolution multiplies. Zeros stand for steps before the first, and for those that are not within a row's length.
/// </summary>
/// <param name="Source">The sequence, [steps, rows, width].</param>
/// <param name="Valid">Which of its steps are within a row's length: itself, where it says so of the windows.</param>
/// <param name="Target">The windows, [windows, rows, width * size].</param>
/// <param name="Window">The steps of a window.</param>
internal sealed record TakeWindows(NodeName Name, Feed Source, SequenceValue Valid, SequenceValue Target, Window Window, int Steps)
    : Node(Name, StepProgram.Empty, [], [], Steps)
{
    public override IEnumerable<SequenceValue> OtherReads => [Source.Sequence, Valid];

    public override IEnumerable<SequenceValue> OtherWrites => [Target];

    /// <summary>Whether it says which windows are within a row's length, and so runs only where rows have lengths.</summary>
    public bool IsOfLengths => Source.Sequence.Role == SequenceRole.Valid;
}

/// <summary>The backward pass of <see cref="TakeWindows"/>: each step gets the sum of its places in all windows.</summary>
/// <param name="Source">The adjoint of the windows, [windows, rows, width * size].</param>
/// <param name="Valid">Which steps are within a row's length.</param>
/// <param name="Target">The sequence, [steps, rows, width].</param>
/// <param name="Window">The steps of a window.</param>
internal sealed record AddWindows(NodeName Name, SequenceValue Source, SequenceValue Valid, SequenceValue Target, Window Window, int Steps)
    : Node(Name, StepProgram.Empty, [], [], Steps)
{
    public override IEnumerable<SequenceValue> OtherReads => [Source, Valid];

    public override IEnumerable<SequenceValue> OtherWrites => [Target];
}

/// <summary>An order of time.</summary>
internal enum Direction
{
    /// <summary>From the first step to the last.</summary>
    Forward,

    /// <summary>From the last step to the first.</summary>
    Backward,
}

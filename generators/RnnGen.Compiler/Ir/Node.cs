using System.Collections.Generic;

namespace RnnGen.Compiler.Ir;

/// <summary>A step program run over sequences.</summary>
/// <param name="Name">The node's name, such as <c>lstm</c>; that of a backward node ends in <c>.back</c>.</param>
/// <param name="Body">The equations of a step.</param>
/// <param name="Feeds">What <see cref="StepProgram.Inputs"/> read.</param>
/// <param name="Outputs">Where <see cref="StepProgram.Outputs"/> go.</param>
internal abstract record Node(string Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs);

/// <summary>All steps at once: nothing is carried from one to the next.</summary>
/// <param name="PerStep">Whether it runs on each step, or once after the last.</param>
internal sealed record Map(string Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, bool PerStep)
    : Node(Name, Body, Feeds, Outputs);

/// <summary>Step after step, carrying states.</summary>
/// <param name="Histories">Where the states are kept, in the order of <see cref="StepProgram.States"/>; they begin with 0.</param>
internal sealed record Scan(string Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, IReadOnlyList<SequenceValue> Histories)
    : Node(Name, Body, Feeds, Outputs);

/// <summary>From the last step to the first, carrying adjoints: the backward pass of a scan.</summary>
/// <param name="Carried">The carried adjoints dL/ds_t, in the order of <see cref="StepProgram.States"/>: they are needed for one step only.</param>
/// <param name="Seeds">For each, dL/ds of the last step as what follows the scan has left it; null for 0.</param>
internal sealed record ReverseScan(string Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, IReadOnlyList<SequenceValue> Carried, IReadOnlyList<SequenceValue?> Seeds)
    : Node(Name, Body, Feeds, Outputs);

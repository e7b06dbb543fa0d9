using System.Collections.Generic;

namespace RnnGen.Compiler.Ir;

/// <summary>A step program run over sequences.</summary>
/// <param name="Name">The node's name, such as <c>lstm</c>; that of a backward node ends in <c>.back</c>.</param>
/// <param name="Body">The equations of a step.</param>
/// <param name="Feeds">What <see cref="StepProgram.Inputs"/> read.</param>
/// <param name="Outputs">Where <see cref="StepProgram.Outputs"/> go.</param>
/// <param name="Steps">The number of steps T of its time.</param>
internal abstract record Node(string Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, int Steps);

/// <summary>All steps at once: nothing is carried from one to the next.</summary>
/// <param name="PerStep">Whether it runs on each step, or once after the last.</param>
internal sealed record Map(string Name, StepProgram Body, IReadOnlyList<Feed> Feeds, IReadOnlyList<SequenceValue> Outputs, int Steps, bool PerStep)
    : Node(Name, Body, Feeds, Outputs, Steps);

/// <summary>Step after step, carrying states.</summary>
/// <param name="Histories">Where the states are kept, in the order of <see cref="StepProgram.States"/>.</param>
/// <param name="Initials">For each state, the sequence (of one entry) that it begins with; null for 0.</param>
/// <param name="Direction">In which order the steps are taken.</param>
internal sealed record Scan(
    string Name,
    StepProgram Body,
    IReadOnlyList<Feed> Feeds,
    IReadOnlyList<SequenceValue> Outputs,
    int Steps,
    IReadOnlyList<SequenceValue> Histories,
    IReadOnlyList<SequenceValue?> Initials,
    Direction Direction)
    : Node(Name, Body, Feeds, Outputs, Steps);

/// <summary>Against the order of a scan, carrying adjoints: its backward pass.</summary>
/// <param name="Carried">The carried adjoints dL/ds_t, in the order of <see cref="StepProgram.States"/>: they are needed for one step only.</param>
/// <param name="Seeds">For each, the value that it begins with: what follows the scan has left it; null for 0.</param>
/// <param name="Finals">For each, the sequence (of one entry) that takes what it ends with; null where nobody asks.</param>
/// <param name="Direction">In which order the steps are taken: the opposite of the scan's.</param>
internal sealed record ReverseScan(
    string Name,
    StepProgram Body,
    IReadOnlyList<Feed> Feeds,
    IReadOnlyList<SequenceValue> Outputs,
    int Steps,
    IReadOnlyList<SequenceValue> Carried,
    IReadOnlyList<SequenceValue?> Seeds,
    IReadOnlyList<SequenceValue?> Finals,
    Direction Direction)
    : Node(Name, Body, Feeds, Outputs, Steps);

/// <summary>An order of time.</summary>
internal enum Direction
{
    /// <summary>From the first step to the last.</summary>
    Forward,

    /// <summary>From the last step to the first.</summary>
    Backward,
}

using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes calls of kernels: at each step, the arrays at the entries of that step.</summary>
/// <param name="context">The network.</param>
/// <param name="writer">Where to.</param>
/// <param name="isBackward">Whether the pass always has a tape; otherwise its place is asked for, since predictions have none.</param>
internal sealed class PassWriter(EmissionContext context, SourceWriter writer, bool isBackward = false)
{
    private MemoryPlan Memory => context.Schedule.Memory;

    /// <summary>The rows of a whole shard.</summary>
    private int Rows => Memory.ShardRows;

    /// <summary>The parameters of every method of a pass.</summary>
    public string Parameters => WithTimes(StepParameters, TimeParameters(context));

    /// <summary>The arguments that pass them on.</summary>
    public string Arguments => WithTimes(StepArguments, TimeArguments(context));

    /// <summary>The parameters of a single step, for which the number of steps does not matter.</summary>
    public string StepParameters => $"ref {context.T} p, {(isBackward ? $"ref {context.T} w, " : "")}ref {context.T} a, ref int tokens, ref int labels, nuint rows";

    /// <summary>The arguments that pass them on.</summary>
    public string StepArguments => $"ref p, {(isBackward ? "ref w, " : "")}ref a, ref tokens, ref labels, rows";

    /// <summary>The parameters that say how many steps the longest row has, each followed by a comma: of the inputs, and of the outputs where these have a time of their own. Trees have nodes instead.</summary>
    public static string TimeParameters(EmissionContext context) =>
        (context.Schedule.HasTrees ? "" : "nuint steps, ") + (context.Schedule.Times.HasOutputTime ? "nuint outputs, " : "");

    /// <summary>The arguments that pass them on.</summary>
    public static string TimeArguments(EmissionContext context) =>
        (context.Schedule.HasTrees ? "" : "steps, ") + (context.Schedule.Times.HasOutputTime ? "outputs, " : "");

    private static string WithTimes(string first, string times) => times.Length > 0 ? $"{first}, {times.Substring(0, times.Length - 2)}" : first;

    /// <summary>The variable that says how many steps the longest row has in a node's time.</summary>
    public string Longest(Node node) => context.Schedule.Times.IsOfOutputs(node) ? "outputs" : LongestOf(node.Steps);

    /// <summary>The same of a time that has a step for every so many of the inputs.</summary>
    private string LongestOf(int steps) => context.Schedule.Times.StrideOf(steps) is > 1 and var stride ? $"((steps + {stride - 1}) / {stride})" : "steps";

    /// <summary>The steps that a pass takes: a constant, but for rows that have lengths.</summary>
    public string StepsOf(Node node) => $"(M.HasLengths ? {Longest(node)} : {node.Steps})";

    /// <summary>A call at one step.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="t">The step.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="range">The arguments that say which parts of a gradient are summed; null where it has one.</param>
    public void Call(KernelCall kernel, TimeIndex t, string rows, string? range = null)
    {
        var arrays = kernel.Signature.Arguments.Select(argument => $"ref {Address(argument.Buffer, argument.Time, t)}");
        writer.Write($"{kernel.Generic}({string.Join(", ", Bases(kernel.Signature).Concat(arrays).Concat(range is null ? [] : [range]).Append(rows))});");
    }

    /// <summary>Lets what follows ask for the trees of the call; their table follows the tokens.</summary>
    public void DeclareForest()
    {
        var table = Memory.TokenLength > 0 ? $"Unsafe.Add(ref tokens, {Memory.TokenLength})" : "tokens";
        writer.Write($"Forest forest = new Forest(ref {table}, {context.Schedule.Program.Interface.Valid.Steps}, {Rows});");
    }

    /// <summary>A call on some nodes of trees, from a slot on.</summary>
    public void CallOnNodes(KernelCall kernel, string begin, string count, string? range = null)
    {
        var arrays = kernel.Signature.Arguments.Select(argument => $"ref {NodeAddress(argument.Buffer, begin)}");
        writer.Write($"{kernel.Generic}({string.Join(", ", Bases(kernel.Signature).Concat(arrays).Concat(range is null ? [] : [range]).Append(count))});");
    }

    /// <summary>The element of the workspace at which a node stands.</summary>
    public string NodeAddress(Buffer buffer, string slot, int column = 0)
    {
        if (buffer.IsInteger)
        {
            return Integers(buffer, slot == "0" ? "" : slot);
        }

        var offset = context.Offset(buffer) + (slot == "0" ? "" : buffer.RowStride == 1 ? $" + {slot}" : $" + ({slot} * {buffer.RowStride})") + (column == 0 ? "" : $" + {column}");
        return buffer.Use == BufferUse.Training && !isBackward ? $"Unsafe.Add(ref a, Tape<M>({offset}))" : $"Unsafe.Add(ref a, {offset})";
    }

    /// <summary>Calls over all steps at once: in a full batch the rows of all steps follow each other.</summary>
    public void CallOnAllSteps(IEnumerable<KernelCall> kernels, Node node)
    {
        if (context.Schedule.HasTrees)
        {
            kernels.ToList().ForEach(kernel => CallOnNodes(kernel, "0", "forest.Nodes"));
            return;
        }

        using (writer.Block(""))
        {
            var calls = kernels.ToList();
            if (ReadsOnce(calls))
            {
                writer.Write("// What stands once for all steps is read at each: one step at a time.");
                writer.Write($"nuint runs = M.HasLengths ? {Longest(node)} : {node.Steps}, count = rows;");
            }
            else
            {
                writer.Write($"// A full batch has no gaps: all {node.Steps} steps are {node.Steps * Rows} rows.");
                writer.Write($"nuint all = M.HasLengths ? {Longest(node)} : {node.Steps};");
                writer.Write($"nuint runs = rows == {Rows} ? 1 : all, count = rows == {Rows} ? {(Rows == 1 ? "all" : $"all * {Rows}")} : rows;");
            }

            using (writer.Block("for (nuint t = 0; t < runs; t++)"))
            {
                foreach (var kernel in calls)
                {
                    Call(kernel, new TimeIndex("t", 0), "count");
                }
            }
        }
    }

    /// <summary>Calls over chunks of steps, so that what a chunk reads stays in the second-level cache.</summary>
    public void CallOnChunks(IReadOnlyList<KernelCall> kernels, WorkLine work, Node node, int chunk)
    {
        var (steps, longest) = (node.Steps, Longest(node));
        if (context.Schedule.HasTrees)
        {
            CallOnChunksOfNodes(kernels, work, chunk * Rows);
            return;
        }

        using (writer.Block(""))
        {
            if (ReadsOnce(kernels))
            {
                writer.Write("// What stands once for all steps is read at each: one step at a time.");
                writer.Write("const nuint chunk = 1;");
            }
            else
            {
                writer.Write(chunk == steps
                    ? $"// All {steps} steps at once."
                    : $"// {chunk} steps at a time: what they read stays in the second-level cache. (Smaller batches leave gaps between steps: one at a time.)");
                writer.Write($"nuint chunk = rows == {Rows} ? {chunk} : (nuint)1;");
            }

            using (writer.Block($"for (nuint t = 0; t < {longest}; t += chunk)"))
            {
                writer.Write($"nuint count = ({longest} - t < chunk ? {longest} - t : chunk) * rows;");
                foreach (var kernel in kernels)
                {
                    Comments.Equations(writer, [kernel]);
                    using (writer.Block(work.Condition(kernel)))
                    {
                        Call(kernel, new TimeIndex("t", 0), "count", work.Range(kernel));
                    }
                }
            }
        }
    }

    /// <summary>Whether a kernel reads what has one entry for all steps.</summary>
    private static bool ReadsOnce(IEnumerable<KernelCall> kernels) => kernels.Any(kernel => kernel.Signature.Arguments.Any(argument => argument.Buffer.Span == SequenceSpan.Once || argument.Time == PlaceTime.Final));

    /// <summary>Calls over the rows of the last step.</summary>
    public void CallOnce(IReadOnlyList<KernelCall> kernels, WorkLine work, int steps)
    {
        foreach (var kernel in kernels)
        {
            Comments.Equations(writer, [kernel]);
            using (writer.Block(work.Condition(kernel)))
            {
                Call(kernel, new TimeIndex("", steps - 1), "rows", work.Range(kernel));
            }
        }
    }

    private void CallOnChunksOfNodes(IReadOnlyList<KernelCall> kernels, WorkLine work, int chunk)
    {
        writer.Write($"// {chunk} nodes at a time: what they read stays in the second-level cache.");
        using (writer.Block($"for (nuint begin = 0; begin < forest.Nodes; begin += {chunk})"))
        {
            writer.Write($"nuint count = forest.Nodes - begin < {chunk} ? forest.Nodes - begin : {chunk};");
            foreach (var kernel in kernels)
            {
                Comments.Equations(writer, [kernel]);
                using (writer.Block(work.Condition(kernel)))
                {
                    CallOnNodes(kernel, "begin", "count", work.Range(kernel));
                }
            }
        }
    }

    /// <summary>The element of the workspace at which an entry begins.</summary>
    public string Address(Buffer buffer, PlaceTime time, TimeIndex t)
    {
        if (buffer.IsInteger)
        {
            return Integers(buffer, buffer.Span == SequenceSpan.Once || t.IsZero ? "" : t.Times(Rows));
        }

        var entry = Entry(buffer, time, t);
        var offset = context.Offset(buffer) + (entry.IsZero ? "" : " + " + entry.Times(Memory.StepStride(buffer)));
        return buffer.Use == BufferUse.Training && !isBackward ? $"Unsafe.Add(ref a, Tape<M>({offset}))" : $"Unsafe.Add(ref a, {offset})";
    }

    /// <summary>The element of the workspace at which a sequence's entry begins.</summary>
    public string Address(SequenceValue sequence, PlaceTime time, TimeIndex t)
    {
        var buffer = Memory.Buffers[sequence];
        var address = Address(buffer, time, t);
        return buffer.Column(sequence) == 0 ? address : $"Unsafe.Add(ref {address}, {buffer.Column(sequence)})";
    }

    /// <summary>Copies the rows of one sequence's entry to another's.</summary>
    public void Copy(SequenceValue source, PlaceTime from, SequenceValue target, PlaceTime to, TimeIndex t)
    {
        var (sourceStride, targetStride) = (Memory.Buffers[source].RowStride, Memory.Buffers[target].RowStride);
        var (first, second) = (Address(source, from, t), Address(target, to, t));
        writer.Write(sourceStride == source.Width && targetStride == target.Width
            ? $"Blocks.Copy(ref {first}, ref {second}, rows * {source.Width});"
            : $"Blocks.CopyRows(ref {first}, {sourceStride}, ref {second}, {targetStride}, {source.Width}, rows);");
    }

    /// <summary>Collects the steps of a sequence in a vector for each row, or distributes that to the steps.</summary>
    public void Rearrange(string method, SequenceValue sequence, SequenceValue wide, Node node)
    {
        var buffer = Memory.Buffers[sequence];
        var source = $"ref {Address(sequence, PlaceTime.Current, new TimeIndex("", 0))}, {Memory.StepStride(buffer)}, {buffer.RowStride}";
        var vectors = $"ref {Address(wide, PlaceTime.Current, new TimeIndex("", 0))}, {Memory.Buffers[wide].RowStride}";
        writer.Write($"Segments.{method}({(method == "StackSteps" ? $"{source}, {vectors}" : $"{vectors}, {source}")}, {sequence.Width}, {(method == "StackSteps" ? $"{node.Steps}, " : "")}{StepsOf(node)}, rows);");
    }

    /// <summary>Takes the windows of a sequence.</summary>
    public void TakeWindows(TakeWindows node) => Windows("Take", node.Source.Sequence, node.Target, node.Valid, node.Window, node.Source.Sequence, node.Target);

    /// <summary>Gives each step of a sequence the sum of its places in all windows.</summary>
    public void AddWindows(AddWindows node) => Windows("Add", node.Source, node.Target, node.Valid, node.Window, node.Target, node.Source);

    private void Windows(string method, SequenceValue source, SequenceValue target, SequenceValue valid, Window window, SequenceValue sequence, SequenceValue windows)
    {
        string First(SequenceValue value) => $"ref {Address(value, PlaceTime.Current, new TimeIndex("", 0))}, {Memory.StepStride(Memory.Buffers[value])}";
        string Array(SequenceValue value) => $"{First(value)}, {Memory.Buffers[value].RowStride}";
        string Steps(SequenceValue value) => $"(M.HasLengths ? {LongestOf(value.Steps)} : {value.Steps})";
        var shape = $"new Window({window.Size}, {window.First}, {window.Dilation}, {window.Stride})";
        writer.Write($"Windows.{method}<{context.T}, M>({Array(source)}, {Array(target)}, {First(valid)}, {shape}, {sequence.Width}, {Steps(sequence)}, {Steps(windows)}, rows);");
    }

    /// <summary>The integer at a distance from the first of a buffer.</summary>
    private string Integers(Buffer buffer, string distance)
    {
        var name = buffer.Sequences[0].Role == SequenceRole.Labels ? "labels" : "tokens";
        var first = Memory.IntegerOffsetOf(buffer);
        var place = string.Join(" + ", new[] { first == 0 ? "" : EmissionContext.Number(first), distance }.Where(part => part.Length > 0));
        return place.Length == 0 ? name : $"Unsafe.Add(ref {name}, {place})";
    }

    private TimeIndex Entry(Buffer buffer, PlaceTime time, TimeIndex t)
    {
        if (buffer.IsRolling)
        {
            return t.Plus(time == PlaceTime.Previous ? 1 : 0).Parity();
        }

        return buffer.Span switch
        {
            SequenceSpan.Once => new TimeIndex("", 0),
            SequenceSpan.Steps => t,
            SequenceSpan.HistoryFromEnd => time switch
            {
                PlaceTime.Previous => t.Plus(1),
                PlaceTime.Current => t,
                _ => new TimeIndex("", 0),
            },
            _ => time switch
            {
                PlaceTime.Previous => t,
                PlaceTime.Current => t.Plus(1),
                _ => new TimeIndex("", buffer.Steps),
            },
        };
    }

    private IEnumerable<string> Bases(KernelSignature signature) => signature.Bases("").Select(name => name switch
    {
        "tile" => "ref Unsafe.Add(ref a, TileOffset)",
        _ => "ref " + name,
    });
}

/// <summary>A time index in emitted code: a number, or a variable plus a number.</summary>
internal sealed record TimeIndex(string Variable, int Offset, bool IsParity = false)
{
    public bool IsZero => Variable.Length == 0 && Offset == 0;

    public TimeIndex Plus(int steps) => this with { Offset = Offset + steps };

    /// <summary>The entry of two that serve in turn.</summary>
    public TimeIndex Parity() => Variable.Length == 0 ? new TimeIndex("", Offset % 2) : this with { Offset = Offset & 1, IsParity = true };

    public string Times(long stride)
    {
        var index = IsParity ? $"({this} & 1)" : Offset == 0 || Variable.Length == 0 ? ToString() : $"({this})";
        return stride == 1 ? index : $"({index} * {stride})";
    }

    public override string ToString() => Variable.Length == 0
        ? EmissionContext.Number(Offset)
        : Offset == 0 ? Variable : IsParity ? $"({Variable} + {Offset})" : $"{Variable} + {Offset}";
}

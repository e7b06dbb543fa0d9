using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>Writes the passes of a network whose lanes run over the rows of the batch: what callers put in goes onto the lanes, node after node runs, what they take goes back.</summary>
internal sealed class RowsEmitter(EmissionContext context)
{
    private readonly Dictionary<Node, IReadOnlyList<string>> _kernels = new(ByIdentity<Node>.Comparer);
    private readonly Dictionary<Node, IReadOnlyList<string>> _gradients = new(ByIdentity<Node>.Comparer);

    private Schedule Schedule => context.Schedule;

    private NetworkInterface Contract => context.Schedule.Program.Interface;

    /// <summary>The kernels of all nodes.</summary>
    public string Kernels(CancellationToken cancellationToken)
    {
        var writer = new SourceWriter();
        foreach (var plan in Schedule.Kernels)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kernels = new List<string>();
            if (plan.Kernels.Count > 0)
            {
                var name = context.Method((plan.Node.Name, "rows"), Identifiers.Pascal(plan.Node.Name) + "Rows");
                new RowKernelWriter(context, writer, plan).Write(name);
                kernels.Add($"{name}<V, M>(ref p, ref a, whole{StepsOf(plan.Node)});");
            }

            _kernels.Add(plan.Node, kernels);
            _gradients.Add(plan.Node, new RowGradientWriter(context, writer, plan).Write().Select(name => $"{name}<V>(ref g, ref a, whole{StepsOf(plan.Node)});").ToList());
        }

        return writer.ToString();
    }

    /// <summary>Where what stands with the rows on the lanes begins.</summary>
    public void WriteOffsets(SourceWriter writer)
    {
        var rows = Schedule.Rows!;
        writer.Write($"// With the rows on the lanes: entries x units x rows, {rows.BatchSize} of them in whole blocks of {BatchLanes.Block}.");
        foreach (var sequence in Schedule.Memory.Rows)
        {
            writer.Write($"private const nuint {context.Offset(sequence)} = {Schedule.Memory.OffsetOf(sequence)}; // {rows.Entries(sequence)} x {sequence.Width} x {rows.UnitStride}: {sequence.Name}");
        }
    }

    public void WriteForward(SourceWriter writer)
    {
        var valid = new[] { Contract.Valid };
        WritePass(writer, "Forward", "From the inputs to the last layer.", Schedule.Program.Forward, [.. Contract.Inputs.Select(input => input.Sequence)], valid, [.. Contract.Heads.Select(head => head.Logits)]);
        WritePass(writer, "Link", "From the last layer to what Predict returns.", Schedule.Program.Link, [], [], [.. Contract.Heads.Where(head => head.Outputs != head.Logits).Select(head => head.Outputs)]);
        WritePass(writer, "Loss", "The losses of all positions.", Schedule.Program.Loss, [.. Contract.Compared], [], RowLosses);
        if (Schedule.ScoresOutputs)
        {
            WritePass(writer, "Scoring", "The losses of outputs that the library has put there.", Schedule.Program.Loss, [.. Contract.Compared], [Contract.Valid], RowLosses, given: [.. Contract.Heads.Select(head => head.Logits)]);
        }
    }

    private IReadOnlyList<Feed> RowLosses => [.. Contract.Heads.Select(head => new Feed(head.RowLosses!))];

    public void WriteBackward(SourceWriter writer) =>
        WritePass(writer, "Backward", "From the losses back to everything that a parameter takes part in: the adjoints.", Schedule.Program.Backward, [], [], [], isBackward: true);

    /// <summary>The gradients: too little work to be shared out.</summary>
    public void WriteGradients(SourceWriter writer)
    {
        using (writer.Block("if (share.IsFirst)"))
        {
            writer.Write("nuint whole = RowBlocks.Whole(batch);");
            foreach (var node in Schedule.Program.Backward.Where(node => _gradients[node].Count > 0))
            {
                writer.Line();
                writer.Write($"// {node.Name}");
                foreach (var kernel in _gradients[node])
                {
                    writer.Write(kernel);
                }
            }
        }
    }

    private void WritePass(
        SourceWriter writer, string name, string summary, IReadOnlyList<Node> nodes, IReadOnlyList<SequenceValue> inputs, IReadOnlyList<SequenceValue> lengths, IReadOnlyList<Feed> outputs, bool isBackward = false, IReadOnlyList<Feed>? given = null)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        var pass = new PassWriter(context, writer, isBackward);
        writer.Write($"/// <summary>{summary}</summary>");
        using (writer.Block($"private static void {name}<V, M>({pass.Parameters})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            writer.Write("nuint whole = RowBlocks.Whole(rows);");
            foreach (var input in inputs)
            {
                Enter(writer, input);
            }

            foreach (var feed in given ?? [])
            {
                Move(writer, "EnterRepeating", feed);
            }

            foreach (var length in lengths)
            {
                using (writer.Block("if (M.HasLengths)"))
                {
                    Enter(writer, length);
                }
            }

            foreach (var node in nodes.Where(node => _kernels[node].Count > 0))
            {
                writer.Line();
                writer.Write($"// {node.Name}");
                foreach (var kernel in _kernels[node])
                {
                    writer.Write(kernel);
                }
            }

            if (outputs.Count > 0)
            {
                writer.Line();
            }

            foreach (var output in outputs)
            {
                Move(writer, "Leave", output);
            }
        }

        writer.Line();
    }

    /// <summary>The argument that says how many steps the longest row has, for what runs along time.</summary>
    private static string StepsOf(Node node) => node is Map { PerStep: false } ? "" : ", steps";

    private void Enter(SourceWriter writer, SequenceValue sequence)
    {
        var buffer = Schedule.Memory.Buffers[sequence];
        writer.Write($"RowBlocks.{(sequence.Role is SequenceRole.Inputs or SequenceRole.Valid ? "EnterRepeating" : "Enter")}(ref Unsafe.Add(ref a, {context.Offset(buffer)}), {Schedule.Memory.StepStride(buffer)}, ref Unsafe.Add(ref a, {context.Offset(sequence)}), {Schedule.Rows!.UnitStride}, {sequence.Width}, {EntriesOf(sequence.Span == SequenceSpan.Once, sequence.Entries)}, rows);");
    }

    /// <summary>The entries of a sequence that a pass has: a constant, but for rows that have lengths.</summary>
    private static string EntriesOf(bool isOnce, int entries) => isOnce ? EmissionContext.Number(entries) : $"M.HasLengths ? steps : {entries}";

    /// <summary>Brings what a feed reads from the lanes to where callers find it, or the other way: one entry of it, or all that are no initial state.</summary>
    private void Move(SourceWriter writer, string method, Feed feed)
    {
        var (sequence, buffer) = (feed.Sequence, Schedule.Memory.Buffers[feed.Sequence]);
        var isFinal = feed.Access == FeedAccess.Final;
        var (first, count) = sequence.Span switch
        {
            SequenceSpan.History => isFinal ? (sequence.Steps, 1) : (1, sequence.Steps),
            SequenceSpan.HistoryFromEnd => isFinal ? (0, 1) : (0, sequence.Steps),
            _ => (0, sequence.Entries),
        };
        var lanes = $"ref Unsafe.Add(ref a, {Plus(context.Offset(sequence), first * Schedule.Rows!.StepStride(sequence))}), {Schedule.Rows.UnitStride}";
        var rows = $"ref Unsafe.Add(ref a, {Plus(context.Offset(buffer), first * Schedule.Memory.StepStride(buffer))}), {Schedule.Memory.StepStride(buffer)}";
        var (source, destination) = method == "Leave" ? (lanes, rows) : (rows, lanes);
        writer.Write($"RowBlocks.{method}({source}, {destination}, {sequence.Width}, {EntriesOf(isFinal || sequence.Span == SequenceSpan.Once, count)}, rows);");
    }

    private static string Plus(string offset, long distance) => distance > 0 ? $"{offset} + {EmissionContext.Number(distance)}" : offset;
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Emission.Rows;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Optimization;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the passes from the inputs on: forward, link, loss.</summary>
internal sealed class ForwardEmitter(EmissionContext context, KernelEmitter kernels, RowsEmitter? rows)
{
    private readonly SourceWriter _writer = new();

    /// <summary>The values that were hoisted out of each scan.</summary>
    private readonly ILookup<NodeName?, Map> _hoisted = context.Schedule.Program.Forward.OfType<Map>().ToLookup(map => map.CutFrom);

    private TreeEmitter Trees => new(context, kernels, _writer);

    private Schedule Schedule => context.Schedule;

    public string Emit(CancellationToken cancellationToken)
    {
        var program = Schedule.Program;
        WriteOffsets();
        if (rows is null)
        {
            WritePasses(program, cancellationToken);
        }
        else
        {
            rows.WriteForward(_writer);
        }

        _writer.Write("""
            /// <summary>Where a part of the tape stands; a prediction has none and writes none.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static nuint Tape<M>(nuint offset)
                where M : struct, IPass => M.KeepsTape ? offset : 0;

            """);
        Dispatch.Write(_writer, context, "Predict", program.Link.Count > 0 ? ["Forward", "Link"] : ["Forward"]);
        Dispatch.Write(_writer, context, "Evaluate", program.Loss.Count > 0 ? ["Forward", "Loss"] : ["Forward"]);
        if (Schedule.ScoresOutputs)
        {
            Dispatch.Write(_writer, context, "Score", [rows is null ? "Loss" : "Scoring"]);
        }

        if (Schedule.Encoder is not null)
        {
            Dispatch.Write(_writer, context, "Decode", program.Link.Count > 0 ? ["Decoding", "Link"] : ["Decoding"]);
        }

        return _writer.ToString();
    }

    private void WritePasses(SequenceProgram program, CancellationToken cancellationToken)
    {
        WritePass("Forward", "From the inputs to the last layer.", program.Forward);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var scan in program.Forward.OfType<Scan>())
        {
            WriteScan(scan);
        }

        program.Forward.OfType<TreeScan>().ToList().ForEach(Trees.WriteForward);

        if (Schedule.Encoder is { } part)
        {
            WritePass("Decoding", "From the states that the encoder ends with to the last layer: the second part of Forward.", part.Decoder);
        }

        WritePass("Link", "From the last layer to what Predict returns.", program.Link);
        WritePass("Loss", "The losses of all positions.", program.Loss);
        foreach (var scan in program.Loss.OfType<Scan>())
        {
            WriteScan(scan);
        }
    }

    private void WriteOffsets()
    {
        var memory = Schedule.Memory;
        _writer.Write("// Where things stand in the workspace. A prediction's is the beginning of a training's.");
        _writer.Write($"private const nuint TileOffset = {memory.Tile};");
        foreach (var buffer in memory.Arrays)
        {
            var columns = string.Join(", ", buffer.Members.Select(s => $"{s.Name} @{buffer.Column(s)}"));
            var shape = $"{buffer.Entries} x {memory.ShardRows} x {buffer.RowStride}";
            _writer.Write($"private const nuint {context.Offset(buffer)} = {memory.OffsetOf(buffer)}; // {shape}{(buffer.Members.Count() > 1 ? ": " + columns : "")}");
        }

        rows?.WriteOffsets(_writer);
        foreach (var pair in memory.Transposed)
        {
            _writer.Write($"private const nuint {context.TransposedOffset(pair.Key)} = {pair.Value}; // {pair.Key.Symbol} output by output, {pair.Key.Rows} x {pair.Key.Columns}");
        }

        _writer.Line();
    }

    private void WritePass(string name, string summary, IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        var pass = new PassWriter(context, _writer);
        _writer.Write($"/// <summary>{summary}</summary>");
        using (_writer.Block($"private static void {name}<V, M>({pass.Parameters})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            if (Schedule.HasTrees && nodes.Any(node => node is Map { PerStep: true }))
            {
                pass.DeclareForest();
                _writer.Line();
            }

            for (var i = 0; i < nodes.Count; i++)
            {
                if (i > 0)
                {
                    _writer.Line();
                }

                WriteNode(pass, nodes[i]);
            }
        }

        _writer.Line();
    }

    private void WriteNode(PassWriter pass, Node node)
    {
        Comments.Node(_writer, node, kernels.CallsOf(node), StepMethod(node));
        switch (node)
        {
            case Scan scan:
                _writer.Write($"{ScanMethod(scan)}<V, M>({pass.Arguments});");
                break;
            case TreeScan:
                _writer.Write($"{Trees.Method(node)}<V, M>({pass.Arguments});");
                break;
            case StackSteps collect:
                _writer.Write($"// {collect.Name}: all steps of {collect.Source.Sequence.Name} as one vector for each row.");
                using (collect.IsOfLengths ? _writer.Block("if (M.HasLengths)") : null)
                {
                    pass.Rearrange("StackSteps", collect.Source.Sequence, collect.Target, collect);
                }

                break;
            case TakeWindows windows:
                _writer.Write(windows.IsOfLengths
                    ? $"// {windows.Name}: whether {WindowText.Of(windows.Window)} is within the row's length."
                    : $"// {windows.Name}: {WindowText.Of(windows.Window)} of {windows.Source.Sequence.Name}, side by side.");
                using (windows.IsOfLengths ? _writer.Block("if (M.HasLengths)") : null)
                {
                    pass.TakeWindows(windows);
                }

                break;
            case Map { PerStep: true }:
                pass.CallOnAllSteps(kernels.CallsOf(node), node);
                break;
            default:
                foreach (var kernel in kernels.CallsOf(node))
                {
                    pass.Call(kernel, new TimeIndex("", node.Steps - 1), "rows");
                }

                break;
        }
    }

    private string ScanMethod(Node scan) => context.Method((scan.Name, "steps"), Identifiers.Pascal(scan.Name));

    private string StepMethod(Node scan) => context.Method((scan.Name, "step"), Identifiers.Pascal(scan.Name) + "At");

    /// <summary>The states that a scan begins with: what another scan has left, 0, or what the library has put there.</summary>
    private void WriteInitials(PassWriter pass, Scan scan, TimeIndex first)
    {
        foreach (var (history, initial) in scan.Histories.Zip(scan.Initials, (h, i) => (h, i)))
        {
            var name = Identifiers.Camel(history.Name.Label);
            if (initial is not null)
            {
                _writer.Write($"// {name} begins with {(initial.Access == FeedAccess.Final ? "the last " : "")}{initial.Sequence.Name}.");
                pass.Copy(initial.Sequence, initial.Access == FeedAccess.Final ? PlaceTime.Final : PlaceTime.Current, history, PlaceTime.Previous, first);
            }
            else if (Schedule.IsCarriedOver(scan, initial))
            {
                _writer.Write($"// {name} begins with what the window before has left, or 0: the library has put it there.");
            }
            else
            {
                _writer.Write($"// {name} begins with 0.");
                _writer.Write($"Blocks.Clear(ref {pass.Address(history, PlaceTime.Previous, first)}, rows * {Schedule.Memory.Buffers[history].RowStride});");
            }
        }

        _writer.Line();
    }

    /// <summary>Copies the states that were last computed to the end of a full sequence, where what follows reads them.</summary>
    private void WriteLastStates(PassWriter pass, Scan scan)
    {
        _writer.Line();
        _writer.Write("// All rows have ended: their states stay as they are to the last step.");
        foreach (var history in scan.Histories)
        {
            var buffer = Schedule.Memory.Buffers[history];
            var (last, end) = (pass.Address(history, PlaceTime.Previous, new TimeIndex(pass.Longest(scan), 0)), pass.Address(history, PlaceTime.Final, new TimeIndex("", 0)));
            _writer.Write($"Blocks.Copy(ref {last}, ref {end}, rows * {buffer.RowStride});");
        }
    }

    private void WriteScan(Scan scan)
    {
        var pass = new PassWriter(context, _writer);
        var unroll = Schedule.UnrollOf(scan);
        var order = scan.Direction == Direction.Backward ? ", from the last to the first" : "";
        _writer.Write($"/// <summary>{scan.Name}: the recurrence over {scan.Steps} steps{order}, {unroll.Reason}.</summary>");
        var sizes = new PassContext(Schedule.Network.Options.BatchSize);
        if (HoistFromScan.Reason(scan, _hoisted[scan.Name].FirstOrDefault(), sizes) is { } reason)
        {
            _writer.Write("// " + reason);
        }

        _writer.Write("// Where rows have lengths, a row that has ended keeps its states.");

        // Not optimized at once, as kernels are: it only calls them. Of an LSTM of 64 units and 50 steps that took 4 ms of the first training step; from
        // the tenth step on it makes no difference.
        using (_writer.Block($"private static void {ScanMethod(scan)}<V, M>({pass.Parameters})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            void Step(TimeIndex t) => _writer.Write($"{StepMethod(scan)}<V, M>({pass.StepArguments}, {t});");
            var isForward = scan.Direction == Direction.Forward;
            if (isForward)
            {
                WriteInitials(pass, scan, TimeLoop.First(scan.Steps, scan.Direction));
            }

            TimeLoop.WriteRagged(_writer, pass.Longest(scan), scan.Direction, Step, before: isForward ? null : first => WriteInitials(pass, scan, first), after: isForward ? _ => WriteLastStates(pass, scan) : null);
            if (!isForward)
            {
                WriteInitials(pass, scan, TimeLoop.First(scan.Steps, scan.Direction));
            }

            TimeLoop.Write(_writer, unroll, scan.Direction, Step);
        }

        _writer.Line();
        _writer.Write($"/// <summary>{scan.Name}: step t. {(unroll.IsFull ? "Each call above has its t as a constant, and with it every offset." : "Inlined into the loop above.")}</summary>");
        _writer.Write("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (_writer.Block($"private static void {StepMethod(scan)}<V, M>({pass.StepParameters}, nuint t)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            foreach (var kernel in kernels.CallsOf(scan))
            {
                Comments.Equations(_writer, [kernel]);
                pass.Call(kernel, new TimeIndex("t", 0), "rows");
            }
        }

        _writer.Line();
    }
}

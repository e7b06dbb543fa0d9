using System.Linq;
using System.Threading;
using RnnGen.Compiler.Emission.Rows;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the backward pass: from the losses to the adjoints of everything, and, from those, to the gradients of all parameters.</summary>
internal sealed class BackwardEmitter(EmissionContext context, KernelEmitter kernels, RowsEmitter? rows)
{
    private readonly SourceWriter _writer = new();

    private TreeEmitter Trees => new(context, kernels, _writer);

    private Schedule Schedule => context.Schedule;

    private MemoryPlan Memory => context.Schedule.Memory;

    public string Emit(CancellationToken cancellationToken)
    {
        var isTrainable = Schedule.Program.Loss.Count > 0;
        if (rows is not null)
        {
            rows.WriteBackward(_writer);
        }
        else if (isTrainable)
        {
            WritePass(cancellationToken);
        }

        Dispatch.Write(_writer, context, "Train", isTrainable ? ["Forward", "Loss", "Backward"] : ["Forward"]);
        var training = new TrainingEmitter(context, kernels, rows, _writer);
        if (isTrainable)
        {
            training.Write();
        }
        else
        {
            training.WriteUntrained();
        }

        return _writer.ToString();
    }

    private void WritePass(CancellationToken cancellationToken)
    {
        var pass = new PassWriter(context, _writer, isBackward: true);
        _writer.Write("/// <summary>From the losses back to everything that a parameter takes part in: the adjoints.</summary>");
        using (_writer.Block($"private static void Backward<V, M>({pass.Parameters})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            if (Schedule.HasTrees)
            {
                pass.DeclareForest();
            }

            var isFirst = !Schedule.HasTrees;
            foreach (var node in Schedule.Program.Backward.Where(HasCalls))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!isFirst)
                {
                    _writer.Line();
                }

                isFirst = false;
                WriteNode(pass, node);
            }
        }

        foreach (var scan in Schedule.Program.Backward.OfType<ReverseScan>())
        {
            _writer.Line();
            WriteScan(scan);
        }

        foreach (var scan in Schedule.Program.Backward.OfType<ReverseTreeScan>())
        {
            _writer.Line();
            Trees.WriteBackward(scan);
        }

        _writer.Line();
    }

    private bool HasCalls(Node node) => node is not Map || kernels.CallsOf(node).Count > 0;

    private void WriteNode(PassWriter pass, Node node)
    {
        var calls = kernels.CallsOf(node);
        Comments.Node(_writer, node, calls, StepMethod(node));
        switch (node)
        {
            case ReverseScan scan:
                _writer.Write($"{ScanMethod(scan)}<V, M>({pass.Arguments});");
                break;
            case ReverseTreeScan:
                _writer.Write($"{Trees.Method(node)}<V, M>({pass.Arguments});");
                break;
            case UnstackSteps distribute:
                _writer.Write($"// {distribute.Name}: each step takes its part of {distribute.Source.Name}.");
                pass.Rearrange("UnstackSteps", distribute.Target, distribute.Source, distribute);
                break;
            case AddWindows windows:
                _writer.Write($"// {windows.Name}: each step gets the sum of its places in all windows.");
                pass.AddWindows(windows);
                break;
            case Map { PerStep: true }:
                pass.CallOnAllSteps(calls, node);
                break;
            default:
                foreach (var kernel in calls)
                {
                    pass.Call(kernel, new TimeIndex("", node.Steps - 1), "rows");
                }

                break;
        }
    }

    private string ScanMethod(Node scan) => context.Method((scan.Name, "steps"), Identifiers.Pascal(scan.Name));

    private void WriteScan(ReverseScan scan)
    {
        var pass = new PassWriter(context, _writer, isBackward: true);
        var unroll = Schedule.UnrollOf(scan);
        var text = EquationText.Of(scan);
        var order = scan.Direction == Direction.Backward ? "from the last step to the first" : "from the first step to the last, against its order";
        _writer.Write($"/// <summary>{scan.Name}: the recurrence {order}, {unroll.Reason}.</summary>");
        foreach (var group in scan.Tape.GroupBy(d => (d.IsSaved, d.Reason)))
        {
            var values = string.Join(", ", group.Select(d => text.Indexed(d.Value)));
            _writer.Write($"// {(group.Key.IsSaved ? "Saved in the forward pass" : "Computed again")}: {values}; {group.Key.Reason}.");
        }

        _writer.Write("// Where rows have lengths, a row that has ended hands its adjoints on as they are, and adds to no gradient.");

        // Not optimized at once, for the reason that the forward pass gives.
        using (_writer.Block($"private static void {ScanMethod(scan)}<V, M>({pass.Parameters})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            TimeLoop.WriteRagged(
                _writer,
                pass.Longest(scan),
                scan.Direction,
                t =>
                {
                    _writer.Write($"{StepMethod(scan)}<V, M>({pass.StepArguments}, {t});");
                    WriteCut(pass, scan, unroll with { Factor = 1 }, t);
                },
                before: first => WriteSeeds(pass, scan, first),
                after: last => WriteFinals(pass, scan, last));
            WriteSeeds(pass, scan, TimeLoop.First(scan.Steps, scan.Direction));
            TimeLoop.Write(_writer, unroll, scan.Direction, t =>
            {
                WriteStep(pass, scan, t);
                WriteCut(pass, scan, unroll, t);
            });
            WriteFinals(pass, scan, TimeLoop.Last(scan.Steps, scan.Direction));
        }

        WriteStepMethod(pass, scan);
        WriteCutMethod(pass, scan);
    }

    /// <summary>The adjoints of the states that the scan ends with: what follows it has left them, or they are 0.</summary>
    private void WriteSeeds(PassWriter pass, ReverseScan scan, TimeIndex first)
    {
        for (var i = 0; i < scan.Carried.Count; i++)
        {
            var carried = scan.Carried[i];
            var name = Identifiers.Camel(carried.Name.Label);
            if (scan.Seeds[i] is { } seed)
            {
                _writer.Write($"// {name} of the last step comes from the layer that reads the last state.");
                pass.Copy(seed, PlaceTime.Current, carried, PlaceTime.Previous, first);
            }
            else
            {
                _writer.Write($"// No later step feeds {name} of the last step.");
                _writer.Write($"Blocks.Clear(ref {pass.Address(carried, PlaceTime.Previous, first)}, rows * {Memory.Buffers[carried].RowStride});");
            }
        }

        _writer.Line();
    }

    /// <summary>The adjoints that leave the scan: those of the initial states, and the sums over the steps of what every step read.</summary>
    private void WriteFinals(PassWriter pass, ReverseScan scan, TimeIndex last)
    {
        for (var i = 0; i < scan.Carried.Count; i++)
        {
            if (scan.Finals[i] is { } final)
            {
                _writer.Line();
                _writer.Write($"// {Identifiers.Camel(scan.Carried[i].Name.Label)} goes on to the value before the scan.");
                pass.Copy(scan.Carried[i], PlaceTime.Current, final, PlaceTime.Current, last);
            }
        }
    }

    /// <summary>A step; the last one taken leaves out what only another step would need.</summary>
    private void WriteStep(PassWriter pass, ReverseScan scan, TimeIndex t)
    {
        var call = $"{StepMethod(scan)}<V, M>({pass.StepArguments}, {t});";
        var last = TimeLoop.Last(scan.Steps, scan.Direction);
        var kept = kernels.CallsOf(scan).Where(k => !k.IsCarriedOnly).ToList();
        var left = kernels.CallsOf(scan).Where(k => k.IsCarriedOnly).SelectMany(k => k.Equations).ToList();
        var isAsked = scan.Finals.Any(final => final is not null);
        if (isAsked || left.Count == 0 || !TimeLoop.MayBe(Schedule.UnrollOf(scan), t, last.Offset))
        {
            _writer.Write(call);
        }
        else if (t.Variable.Length == 0)
        {
            WriteLast();
        }
        else
        {
            using (_writer.Block($"if ({t} {(last.Offset == 0 ? "> 0" : $"< {last.Offset}")})"))
            {
                _writer.Write(call);
            }

            using (_writer.Block("else"))
            {
                WriteLast();
            }
        }

        void WriteLast()
        {
            _writer.Write($"// Nothing {(last.Offset == 0 ? "precedes the first" : "follows the last")} step, so this is left out: {string.Join(", ", left)}.");
            foreach (var kernel in kept)
            {
                pass.Call(kernel, last, "rows");
            }
        }
    }

    /// <summary>Truncated backpropagation, where a block of steps begins.</summary>
    private void WriteCut(PassWriter pass, ReverseScan scan, UnrollPlan unroll, TimeIndex t)
    {
        var condition = scan.Truncation is { } truncation ? TimeLoop.IsBorder(unroll, scan.Direction, truncation.Steps, t) : "false";
        if (condition == "false")
        {
            return;
        }

        _writer.Write($"// Blocks of {scan.Truncation!.Steps} steps: the gradient is cut before this one.");
        using (condition == "true" ? null : _writer.Block($"if ({condition})"))
        {
            _writer.Write($"{CutMethod(scan)}<V, M>({pass.StepArguments}, {t});");
        }
    }

    private string CutMethod(Node scan) => context.Method((scan.Name, "cut"), Identifiers.Pascal(scan.Name) + "Cut");

    private void WriteCutMethod(PassWriter pass, ReverseScan scan)
    {
        if (scan.Truncation is not { } truncation)
        {
            return;
        }

        _writer.Line();
        _writer.Write($"/// <summary>{scan.Name}: cuts the gradient that leaves step t. A row that has ended goes on handing it over.</summary>");
        using (_writer.Block($"private static void {CutMethod(scan)}<V, M>({pass.StepParameters}, nuint t)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            var valid = scan.Feeds.Select(feed => feed.Sequence).FirstOrDefault(sequence => sequence is { Role: SequenceRole.Valid, Span: SequenceSpan.Steps });
            var t = new TimeIndex("t", 0);
            foreach (var carried in scan.Carried.Take(truncation.States))
            {
                var (place, width) = (pass.Address(carried, PlaceTime.Current, t), Memory.Buffers[carried].RowStride);
                var clear = $"Blocks.Clear(ref {place}, rows * {width});";
                _writer.Write(valid is null ? clear : $$"""
                    if (M.HasLengths)
                    {
                        Blocks.ClearRows(ref {{place}}, {{width}}, ref {{pass.Address(valid, PlaceTime.Current, t)}}, rows);
                    }
                    else
                    {
                        {{clear}}
                    }
                    """);
            }
        }
    }

    private string StepMethod(Node scan) => context.Method((scan.Name, "step"), Identifiers.Pascal(scan.Name) + "At");

    private void WriteStepMethod(PassWriter pass, ReverseScan scan)
    {
        _writer.Line();
        _writer.Write($"/// <summary>{scan.Name}: step t.</summary>");
        _writer.Write(scan.Direction == Direction.Backward
            ? "// dv is dL/dv, δ that of a gate's sum (before its activation). [dh_t from t + 1] is what step t + 1 called dh_{t-1}."
            : "// dv is dL/dv, δ that of a gate's sum (before its activation). [dh_t from t - 1] is what step t - 1 called dh_{t+1}.");
        _writer.Write("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (_writer.Block($"private static void {StepMethod(scan)}<V, M>({pass.StepParameters}, nuint t)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            foreach (var kernel in kernels.CallsOf(scan))
            {
                Comments.Equations(_writer, [kernel]);
                pass.Call(kernel, new TimeIndex("t", 0), "rows");
            }
        }
    }
}

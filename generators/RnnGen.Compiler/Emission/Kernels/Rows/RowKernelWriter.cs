using System.Collections.Generic;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>
/// Writes a node with the rows on the lanes: step after step, for a register of rows, its products number by number, and its equations in a loop over the units.
/// The registers of a step do not wait for each other.
/// </summary>
internal sealed class RowKernelWriter(EmissionContext context, SourceWriter writer, KernelPlan plan)
{
    private readonly RowScope _scope = RowScope.Of(context, plan);
    private readonly List<string> _methods = [];

    private Node Node => plan.Node;

    public void Write(string name)
    {
        foreach (var kernel in plan.Kernels)
        {
            WriteStage(kernel, name);
        }

        var seeds = new SourceWriter();
        WriteSeeds(seeds);
        writer.Write($"/// <summary>{Node.Name}, with the rows on the lanes: a register holds one number of as many rows.</summary>");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {name}<V, M>(ref {context.T} p, ref {context.T} a, nuint rows{(IsOnce ? "" : ", nuint steps")})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            if (!IsOnce)
            {
                writer.Write($"nuint end = M.HasLengths ? steps : {Node.Steps};");
            }

            writer.Write($"ref {context.T} tile = ref Unsafe.Add(ref a, TileOffset);");
            foreach (var declaration in _scope.Arrays.Declarations)
            {
                writer.Write(declaration);
            }

            writer.Write(seeds.ToString().TrimEnd('\n'));
            using (LoopOverTime())
            using (writer.Block("for (nuint row = 0; row < rows; row += (nuint)V.Count)"))
            {
                writer.Write(_scope.Body.ToString().TrimEnd('\n'));
            }

            WriteLastStates();
        }

        writer.Line();
        foreach (var method in _methods)
        {
            writer.Write(method);
        }
    }

    private bool IsOnce => Node is Map { PerStep: false };

    private Direction Direction => Node switch
    {
        Scan scan => scan.Direction,
        ReverseScan reverse => reverse.Direction,
        _ => Direction.Forward,
    };

    /// <summary>The step that is taken first.</summary>
    private TimeIndex First => Direction == Direction.Forward ? new("", 0) : new("end", -1);

    private System.IDisposable? LoopOverTime()
    {
        if (IsOnce)
        {
            return null;
        }

        if (Direction == Direction.Forward)
        {
            return writer.Block("for (nuint t = 0; t < end; t++)");
        }

        var loop = writer.Block("for (nuint left = end; left > 0; left--)");
        writer.Write("nuint t = left - 1;");
        return loop;
    }

    /// <summary>What follows reads the states after the last step of a full sequence: those after the last step that was taken.</summary>
    private void WriteLastStates()
    {
        if (Node is not Scan { Direction: Direction.Forward } scan)
        {
            return;
        }

        writer.Line();
        using (writer.Block("if (M.HasLengths)"))
        {
            writer.Write("// All rows have ended: their states stay as they are to the last step.");
            foreach (var history in scan.Histories)
            {
                var (last, whole) = (_scope.Arrays.Address(history, PlaceTime.Previous, new("end", 0)), _scope.Arrays.Address(history, PlaceTime.Final, new("", 0)));
                writer.Write($"Blocks.Copy(ref {last}, ref {whole}, {context.Schedule.Rows!.StepStride(history)});");
            }
        }
    }

    /// <summary>What a scan begins with: states with 0, adjoints with what follows the scan has left, or 0.</summary>
    private void WriteSeeds(SourceWriter seeds)
    {
        foreach (var history in (Node as Scan)?.Histories ?? [])
        {
            var start = _scope.Arrays.Address(history, PlaceTime.Previous, First);
            seeds.Write($"Blocks.Clear(ref {start}, {context.Schedule.Rows!.StepStride(history)});");
        }

        if (Node is not ReverseScan scan)
        {
            return;
        }

        for (var i = 0; i < scan.Carried.Count; i++)
        {
            var target = _scope.Arrays.Address(scan.Carried[i], PlaceTime.Previous, First);
            var length = context.Schedule.Rows!.StepStride(scan.Carried[i]);
            seeds.Write(scan.Seeds[i] is { } seed
                ? $"Blocks.Copy(ref {_scope.Arrays.Address(seed, PlaceTime.Current, First)}, ref {target}, {length});"
                : $"Blocks.Clear(ref {target}, {length});");
        }
    }

    private void WriteStage(Kernel kernel, string name)
    {
        new RowProductWriter(_scope).Write(kernel);
        if (kernel.IsProductOnly)
        {
            return;
        }

        if (kernel.Kind == KernelKind.Row)
        {
            foreach (var value in kernel.Elements)
            {
                new RowElementWriter(_scope).WriteReduction(kernel, value);
            }
        }
        else if (kernel.Products.Count * kernel.Width <= RowProductWriter.MaxSums)
        {
            new RowElementWriter(_scope).Write(kernel);
        }
        else
        {
            WriteElementsApart(kernel, name);
        }
    }

    /// <summary>Equations after many sums are a method of their own: the JIT inlines only so much into one.</summary>
    private void WriteElementsApart(Kernel kernel, string name)
    {
        var scope = RowScope.Of(context, plan);
        new RowElementWriter(scope).Write(kernel);
        var elements = context.Method((name, kernel, "rows"), name + "Elements");
        var method = new SourceWriter();
        method.Write($"/// <summary>The equations that follow the products of {name}, for a register of rows.</summary>");
        method.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (method.Block($"private static void {elements}<V, M>(ref {context.T} p, ref {context.T} a, ref {context.T} tile, nuint t, nuint row)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            foreach (var declaration in scope.Arrays.Declarations)
            {
                method.Write(declaration);
            }

            method.Write(scope.Body.ToString().TrimEnd('\n'));
        }

        method.Line();
        _methods.Add(method.ToString());
        _scope.Body.Write($"{elements}<V, M>(ref p, ref a, ref tile, {(Node is Map { PerStep: false } ? "0" : "t")}, row);");
    }
}

using System.Collections.Generic;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>
/// Writes a node with the rows on the lanes: step after step, for a register of rows, its products number by number, and its equations in a loop over the units.
/// The registers of a step do not wait for each other.
/// </summary>
internal sealed class RowKernelWriter(EmissionContext context, SourceWriter writer, StagePlan plan)
{
    private readonly RowScope _scope = NewScope(context, plan);
    private readonly List<string> _methods = [];

    private Node Node => plan.Node;

    public void Write(string name)
    {
        foreach (var stage in plan.Stages)
        {
            WriteStage(stage, name);
        }

        var seeds = new SourceWriter();
        WriteSeeds(seeds);
        writer.Write($"/// <summary>{Node.Name}, with the rows on the lanes: a register holds one number of as many rows.</summary>");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {name}<V, M>(ref {context.T} p, ref {context.T} a, nuint rows)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
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
        }

        writer.Line();
        foreach (var method in _methods)
        {
            writer.Write(method);
        }
    }

    private System.IDisposable? LoopOverTime() => Node switch
    {
        Map { PerStep: false } => null,
        Scan { Direction: Direction.Backward } or ReverseScan { Direction: Direction.Backward } => writer.Block($"for (nuint t = {Node.Steps}; t-- > 0;)"),
        _ => writer.Block($"for (nuint t = 0; t < {Node.Steps}; t++)"),
    };

    /// <summary>What a scan begins with: states with 0, adjoints with what follows the scan has left, or 0.</summary>
    private void WriteSeeds(SourceWriter seeds)
    {
        foreach (var history in (Node as Scan)?.Histories ?? [])
        {
            var start = _scope.Arrays.Address(history, PlaceTime.Previous, TimeLoop.First(Node.Steps, ((Scan)Node).Direction));
            seeds.Write($"Blocks.Clear(ref {start}, {context.Schedule.Rows!.StepStride(history)});");
        }

        if (Node is not ReverseScan scan)
        {
            return;
        }

        var first = TimeLoop.First(scan.Steps, scan.Direction);
        for (var i = 0; i < scan.Carried.Count; i++)
        {
            var target = _scope.Arrays.Address(scan.Carried[i], PlaceTime.Previous, first);
            var length = context.Schedule.Rows!.StepStride(scan.Carried[i]);
            seeds.Write(scan.Seeds[i] is { } seed
                ? $"Blocks.Copy(ref {_scope.Arrays.Address(seed, PlaceTime.Current, first)}, ref {target}, {length});"
                : $"Blocks.Clear(ref {target}, {length});");
        }
    }

    private void WriteStage(Stage stage, string name)
    {
        new RowProductWriter(_scope).Write(stage);
        if (stage.IsProductOnly)
        {
            return;
        }

        if (stage.Kind == StageKind.Row)
        {
            foreach (var value in stage.Elements)
            {
                new RowElementWriter(_scope).WriteReduction(stage, value);
            }
        }
        else if (stage.Products.Count * stage.Width <= RowProductWriter.MostSums)
        {
            new RowElementWriter(_scope).Write(stage);
        }
        else
        {
            WriteElementsApart(stage, name);
        }
    }

    /// <summary>Equations after many sums are a method of their own: the JIT inlines only so much into one.</summary>
    private void WriteElementsApart(Stage stage, string name)
    {
        var scope = NewScope(context, plan);
        new RowElementWriter(scope).Write(stage);
        var elements = context.Method((name, stage, "rows"), name + "Elements");
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

    private static RowScope NewScope(EmissionContext context, StagePlan plan) =>
        new(context, plan, new RowArrays(context, plan.Node, new(RowScope.Reserved)), new SourceWriter());
}

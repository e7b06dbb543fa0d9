using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes what a reader wants to know first: the topology with its shapes, the parameters, the memory, the costs.</summary>
internal static class Remarks
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        var schedule = context.Schedule;
        writer.Write($"/// <summary>The compiled program of {schedule.Network.Type.Name}.</summary>");
        writer.Write("/// <remarks><code>");
        WriteTable(writer, Topology(schedule));
        writer.Write("///");
        var drawing = TimeDrawing.Of(schedule).ToList();
        if (drawing.Count > 0)
        {
            WriteTable(writer, drawing);
            writer.Write("///");
        }

        if (schedule.Parameters.Tensors.Count > 0)
        {
            WriteTable(writer, schedule.Parameters.Tensors.Select(Tensor));
            writer.Write("///");
        }

        WriteTable(writer, Memory(schedule.Memory));
        writer.Write("///");
        if (schedule.Rows is { } lanes)
        {
            WriteTable(writer, [[$"lanes: over the rows, {BatchLanes.Block} of {lanes.BatchSize} at a time; layers of at most {BatchLanes.MaxUnits} units would leave them empty. A session, with its one row, has them over units."]]);
        }

        WriteTable(writer, schedule.Rows is not null
            ? [["time: a loop, in which the registers of a step do not wait for each other"]]
            : schedule.HasTrees
            ? [["trees: level by level, from the leaves to the roots"]]
            : schedule.Program.Forward.OfType<Scan>().GroupBy(scan => scan.Steps).Select(scans => Time(schedule, [.. scans])));
        if (schedule.Memory.Shards.Count > 1)
        {
            writer.Write($"///   rows: {schedule.Memory.Shards.Count} shards of {schedule.Memory.ShardRows}, each with a workspace as above, so that they may run at the same time");
        }

        writer.Write($"///   workspace: {Count(schedule.Memory.WholeTrainingLength * schedule.ElementBytes)} bytes to train, {Count(schedule.Memory.WholePredictionLength * schedule.ElementBytes)} to predict");
        writer.Write("/// </code></remarks>");
    }

    /// <summary>How time is written out; scans of as many steps are written alike.</summary>
    private static string[] Time(Schedule schedule, IReadOnlyList<Scan> scans)
    {
        var isOnly = scans.Count == schedule.Program.Forward.OfType<Scan>().Count();
        return [$"time{(isOnly ? "" : " of " + string.Join(", ", scans.Select(scan => scan.Name)))}: {schedule.UnrollOf(scans[0]).Reason}"];
    }

    /// <summary>A layer of a chain stands under the one it reads; in other networks, layers stand in order and say what they read, unless that is the one above.</summary>
    private static IEnumerable<string[]> Topology(Schedule schedule)
    {
        var options = schedule.Network.Options;
        var isChain = schedule.Layers.All(layer => layer.Sources.Count == 0);
        foreach (var (name, input, isOfOutputs) in schedule.Program.Interface.Inputs)
        {
            var width = input.Role == SequenceRole.Tokens ? $"1 of {Count(input.Width)} tokens" : Count(input.Width);
            var steps = !schedule.Network.HasSeveralInputs ? $"{options.Steps} steps x " : input.Span == SequenceSpan.Once ? "" : $"{input.Steps} {(isOfOutputs ? "output steps" : "steps")} x ";
            yield return [isChain ? input.Name.ToString() : $"{name} ({input.Name})", $"{steps}{options.BatchSize} rows x {width}"];
        }

        var indent = "";
        foreach (var layer in schedule.Layers)
        {
            var sources = layer.Sources.Count > 0 ? $"reads {string.Join(", ", layer.Sources)}" : "";
            string[] cells = [$"{indent}└ {layer.Name}", $"{layer.Kind}, {layer.InputSize} -> {layer.OutputSize}", $"{Count(layer.Parameters.Sum(p => p.Count))} parameters", $"{Count(LayoutEmitter.FlopsPerStep(layer))} FLOPs per row and step"];
            yield return isChain ? cells : [.. cells, sources];
            indent += isChain ? "  " : "";
        }

        foreach (var head in schedule.Network.Heads.Where(head => head.Loss is not null))
        {
            var about = schedule.Network.HasSeveralHeads ? $" of {head.Name}{(head.Loss!.Weight == 1 ? "" : $", weight {NumberText.Of(head.Loss.Weight)}")}" : "";
            yield return [$"{indent}└ {head.Loss!.ClassName ?? head.Loss.Kind.ToString()}{about}"];
        }
    }

    /// <summary>A tensor by its name in files, and by the symbols that equations use.</summary>
    private static string[] Tensor(TensorPlan tensor)
    {
        return [tensor.Name, string.Join(", ", tensor.Blocks.Select(b => b.Symbol)), string.Join(" x ", tensor.Shape), "parameters @" + Count(tensor.Places[0].Offset)];
    }

    private static IEnumerable<string[]> Memory(MemoryPlan memory) => memory.Arrays
        .Select(buffer => new[] { buffer.Name.ToString(), $"{buffer.Entries} x {memory.ShardRows} x {buffer.RowStride}", "workspace @" + Count(memory.OffsetOf(buffer)) });

    /// <summary>Writes rows of cells in columns as wide as their widest cell; of a network without parameters there are none.</summary>
    private static void WriteTable(SourceWriter writer, IEnumerable<string[]> rows)
    {
        var table = rows.ToList();
        var widths = Enumerable.Range(0, table.Select(row => row.Length).DefaultIfEmpty().Max()).Select(column => table.Max(row => column < row.Length ? row[column].Length : 0)).ToList();
        foreach (var row in table)
        {
            writer.Write("///   " + string.Join("   ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

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

    /// <summary>A layer of a chain stands under the one it reads; in other networks lines lead from layers to those that read them.</summary>
    private static IEnumerable<string[]> Topology(Schedule schedule) => schedule.Layers.All(layer => layer.Sources.Count == 0) ? Chain(schedule) : Graph(schedule);

    private static IEnumerable<string[]> Chain(Schedule schedule)
    {
        foreach (var input in schedule.Program.Interface.Inputs)
        {
            yield return [input.Sequence.Name.ToString(), Shape(schedule, input)];
        }

        var indent = "";
        foreach (var layer in schedule.Layers)
        {
            yield return [$"{indent}└ {layer.Name}", .. Costs(layer)];
            indent += "  ";
        }

        foreach (var loss in Losses(schedule))
        {
            yield return [$"{indent}└ {loss}"];
        }
    }

    private static IEnumerable<string[]> Graph(Schedule schedule)
    {
        var layers = schedule.Layers.ToDictionary(layer => layer.Name);
        var inputs = schedule.Program.Interface.Inputs.ToDictionary(input => input.Name);
        foreach (var (layer, lines) in schedule.Network.Layers.Zip(GraphDrawing.Of(schedule.Network), (layer, lines) => (layer, lines)))
        {
            string[] texts = inputs.TryGetValue(layer.Name, out var input) ? [Shape(schedule, input)] : layers.TryGetValue(layer.Name, out var lowered) ? Costs(lowered) : [];
            yield return [$"{lines} {layer.Name}", .. texts];
        }

        foreach (var loss in Losses(schedule))
        {
            yield return ["└ " + loss];
        }
    }

    /// <summary>The shape of a batch's input.</summary>
    private static string Shape(Schedule schedule, NetworkInput input)
    {
        var (options, sequence) = (schedule.Network.Options, input.Sequence);
        var width = sequence.Role == SequenceRole.Tokens ? $"1 of {Count(sequence.Width)} tokens" : Count(sequence.Width);
        var steps = !schedule.Network.HasSeveralInputs ? $"{options.Steps} steps x " : sequence.Span == SequenceSpan.Once ? "" : $"{sequence.Steps} {(input.IsOfOutputs ? "output steps" : "steps")} x ";
        return $"{steps}{options.BatchSize} rows x {width}";
    }

    private static string[] Costs(LoweredLayer layer) =>
        [$"{layer.Kind}, {layer.InputSize} -> {layer.OutputSize}", $"{Count(layer.Parameters.Sum(p => p.Count))} parameters", $"{Count(LayoutEmitter.FlopsPerStep(layer))} FLOPs per row and step"];

    /// <summary>The losses in words.</summary>
    private static IEnumerable<string> Losses(Schedule schedule) =>
        from head in schedule.Network.Heads
        where head.Loss is not null
        let about = schedule.Network.HasSeveralHeads ? $" of {head.Name}{(head.Loss!.Weight == 1 ? "" : $", weight {NumberText.Of(head.Loss.Weight)}")}" : ""
        select (head.Loss!.ClassName ?? head.Loss.Kind.ToString()) + about;

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

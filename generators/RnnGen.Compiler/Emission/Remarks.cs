using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes what a reader wants to know first: the topology with its shapes, the parameters, the memory, the costs.</summary>
internal static class Remarks
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        var schedule = context.Schedule;
        var options = schedule.Declaration.Options;
        writer.Write($"/// <summary>The compiled program of {schedule.Declaration.Type.Name}.</summary>");
        writer.Write("/// <remarks><code>");
        var input = schedule.Program.Interface.Input;
        writer.Write($"///   {input.Name}   [{options.Steps} steps x {options.BatchSize} rows x {(input.Role == SequenceRole.Tokens ? $"1 of {input.Width} tokens" : input.Width.ToString(System.Globalization.CultureInfo.InvariantCulture))}]");
        var indent = "";
        foreach (var layer in schedule.Layers)
        {
            var flops = layer.Parameters.Where(p => !p.IsTable && p.Tensor.StartsWith("weight", System.StringComparison.Ordinal)).Sum(p => 2L * p.Count);
            writer.Write($"///   {indent}└ {layer.Name}   {layer.Kind}, {layer.InputSize} -> {layer.OutputSize}   {layer.Parameters.Sum(p => p.Count)} parameters   {flops} FLOPs per row and step");
            indent += "  ";
        }

        if (schedule.Declaration.Loss is { } loss)
        {
            writer.Write($"///   {indent}└ {loss.Kind}");
        }

        writer.Write("///");
        writer.Write($"///   steps        {schedule.Unroll.Reason}");
        writer.Write($"///   parameters   {string.Join("   ", schedule.Parameters.Tensors.Select(t => $"{t.Name} @{t.Places[0].Offset}"))}");
        var memory = schedule.Memory;
        foreach (var pack in memory.Packs.All.Where(p => !p.IsInteger))
        {
            writer.Write($"///   memory       {pack.Name} {pack.Entries(memory.Steps)} x {memory.BatchSize} x {pack.RowStride} @{memory.OffsetOf(pack)}");
        }

        writer.Write($"///   workspace    {memory.TrainingLength * schedule.ElementBytes} bytes to train, {memory.PredictionLength * schedule.ElementBytes} to predict");
        writer.Write("/// </code></remarks>");
    }
}

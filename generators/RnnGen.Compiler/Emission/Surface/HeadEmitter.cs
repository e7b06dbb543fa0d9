using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes what the library needs to know of the heads of a network.</summary>
internal static class HeadEmitter
{
    /// <summary>The properties of a loss that are written: those that are not what the library takes them to be.</summary>
    public static IEnumerable<(string Name, string Value)> Options(Head head)
    {
        if (head.Loss is not { } loss)
        {
            yield break;
        }

        // What else enters the equations: a run that is resumed must have the same.
        var written = loss.Options.Where(option => LossDeclaration.OwnerOf(option.Name) == loss.Kind).Select(option => $"{option.Name} {NumberText.Of(option.Value)}").ToList();
        if (written.Count > 0)
        {
            yield return ("LossOptions", $"\"{string.Join(", ", written)}\"");
        }

        if (loss.Kind == LossKind.Quantile)
        {
            yield return ("Quantiles", $"new[] {{ {string.Join(", ", loss.Quantiles.Select(LayoutEmitter.Real))} }}");
        }

        if (loss.ClassName is { } name)
        {
            yield return ("LossName", $"\"{name}{(loss.Numbers.Count == 0 ? "" : $"({string.Join(", ", loss.Numbers.Select(NumberText.Of))})")}\"");
        }

        if (loss.Columns(head.Width) is { } columns && columns is not [{ Unit: OutputUnit.Value }])
        {
            yield return ("Columns", $"new[] {{ {string.Join(", ", columns.Select(run => $"new OutputColumns(OutputUnit.{run.Unit}, {run.Count})"))} }}");
        }

        if (loss.Targets == LossTargets.Distributions)
        {
            yield return ("LossTargets", "global::RnnGen.LossTargets.Distributions");
        }
    }

    /// <summary>The heads of a network that has several, each with its columns among the outputs, and among the targets or the labels.</summary>
    public static IEnumerable<string> Heads(Schedule schedule)
    {
        var (output, target, label) = (0, 0, 0);
        foreach (var (head, places) in schedule.Network.Heads.Zip(schedule.Program.Interface.Heads, (head, places) => (head, places)))
        {
            var loss = head.Loss!;
            string[] fields =
            [
                $"\"{head.Name}\"", "global::RnnGen.LossKind." + loss.Kind, $"OutputColumn: {output}", $"OutputSize: {head.Width}",
                $"TargetColumn: {(loss.TakesLabels ? label : target)}", $"TargetSize: {head.TargetWidth}", $"Weight: {LayoutEmitter.Real(loss.Weight)}",
                $"Targets: {TargetsOf(schedule, places)}", $"Weights: {LayoutEmitter.Offset(schedule, places.Weights!)}", $"RowLosses: {LayoutEmitter.Offset(schedule, places.RowLosses!)}",
                $"Logits: {LayoutEmitter.Offset(schedule, places.Logits)}", $"Outputs: {LayoutEmitter.Offset(schedule, places.Outputs)}",
            ];
            var options = string.Join(", ", Options(head).Select(option => $"{option.Name} = {option.Value}"));
            yield return $"new HeadLayout({string.Join(", ", fields)}){(options.Length > 0 ? $" {{ {options} }}" : "")}";
            output += head.Width;
            target += loss.TakesLabels ? 0 : head.TargetWidth;
            label += loss.TakesLabels ? 1 : 0;
        }
    }

    private static long TargetsOf(Schedule schedule, NetworkHead places)
    {
        var buffer = schedule.Memory.Buffers[places.Target!];
        return buffer.IsInteger ? schedule.Memory.IntegerOffsetOf(buffer) : LayoutEmitter.Offset(schedule, places.Target!);
    }
}

using System;
using System.Linq;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the steps of a scan as the unroll plan says: each one, or a loop over several.</summary>
internal static class TimeLoop
{
    /// <summary>From the first step to the last.</summary>
    public static void Forward(SourceWriter writer, UnrollPlan unroll, Action<TimeIndex> step)
    {
        if (unroll.IsFull)
        {
            WriteSteps(writer, Enumerable.Range(0, unroll.Steps).Select(t => new TimeIndex("", t)), step);
            return;
        }

        using (writer.Block($"for (nuint t = 0; t < {unroll.Steps}; t += {unroll.Factor})"))
        {
            WriteSteps(writer, Enumerable.Range(0, unroll.Factor).Select(t => new TimeIndex("t", t)), step);
        }
    }

    /// <summary>From the last step to the first.</summary>
    public static void Backward(SourceWriter writer, UnrollPlan unroll, Action<TimeIndex> step)
    {
        if (unroll.IsFull)
        {
            WriteSteps(writer, Enumerable.Range(0, unroll.Steps).Reverse().Select(t => new TimeIndex("", t)), step);
            return;
        }

        using (writer.Block($"for (nuint turn = {unroll.Steps / unroll.Factor}; turn-- > 0;)"))
        {
            writer.Write($"nuint t = turn * {unroll.Factor};");
            writer.Line();
            WriteSteps(writer, Enumerable.Range(0, unroll.Factor).Reverse().Select(t => new TimeIndex("t", t)), step);
        }
    }

    private static void WriteSteps(SourceWriter writer, System.Collections.Generic.IEnumerable<TimeIndex> steps, Action<TimeIndex> step)
    {
        var first = true;
        foreach (var t in steps)
        {
            if (!first)
            {
                writer.Line();
            }

            writer.Write(t.Variable.Length == 0 ? $"// t = {t}" : $"// step {t}");
            step(t);
            first = false;
        }
    }
}

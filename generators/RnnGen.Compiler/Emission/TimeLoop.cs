using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the steps of a scan as the unroll plan says: each one, or a loop over several.</summary>
internal static class TimeLoop
{
    /// <summary>The step that is taken first.</summary>
    public static TimeIndex First(int steps, Direction direction) => new("", direction == Direction.Forward ? 0 : steps - 1);

    /// <summary>The step that is taken last.</summary>
    public static TimeIndex Last(int steps, Direction direction) => new("", direction == Direction.Forward ? steps - 1 : 0);

    /// <summary>Whether an index can stand for a step: a number stands for itself, an offset in a turn for every so many steps.</summary>
    public static bool MayBe(UnrollPlan unroll, TimeIndex t, int step) => t.Variable.Length == 0 ? t.Offset == step : t.Offset == step % unroll.Factor;

    /// <summary>
    /// Whether so many steps as make a block have been taken once step t has, and more follow: "true", "false", or the condition on the loop's variable.
    /// </summary>
    public static string IsBorder(UnrollPlan unroll, Direction direction, int block, TimeIndex t)
    {
        var taken = direction == Direction.Forward ? t.Offset + 1 : unroll.Steps - t.Offset;
        if (t.Variable.Length == 0)
        {
            return taken % block == 0 && taken < unroll.Steps ? "true" : "false";
        }

        // What a turn adds is a multiple of the factor.
        if (taken % GreatestCommonDivisor(unroll.Factor, block) != 0)
        {
            return "false";
        }

        var more = direction == Direction.Forward ? $"{t} < {unroll.Steps - 1}" : $"{t} > 0";
        var isLast = t.Offset == Last(unroll.Steps, direction).Offset % unroll.Factor;
        var whole = direction == Direction.Forward ? $"({t.Plus(1)}) % {block} == 0" : $"({unroll.Steps} - ({t})) % {block} == 0";
        return string.Join(" && ", new[] { unroll.Factor % block == 0 ? "" : whole, isLast ? more : "" }.Where(part => part.Length > 0).DefaultIfEmpty("true"));
    }

    /// <summary>Writes every step, or a loop over turns of several.</summary>
    public static void Write(SourceWriter writer, UnrollPlan unroll, Direction direction, Action<TimeIndex> step)
    {
        if (unroll.IsFull)
        {
            WriteSteps(writer, InOrder(unroll.Steps, direction).Select(t => new TimeIndex("", t)), step);
            return;
        }

        var isForward = direction == Direction.Forward;
        using (writer.Block(isForward
            ? $"for (nuint t = 0; t < {unroll.Steps}; t += {unroll.Factor})"
            : $"for (nuint turn = {unroll.Steps / unroll.Factor}; turn-- > 0;)"))
        {
            if (!isForward)
            {
                writer.Write($"nuint t = turn * {unroll.Factor};");
                writer.Line();
            }

            WriteSteps(writer, InOrder(unroll.Factor, direction).Select(t => new TimeIndex("t", t)), step);
        }
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static IEnumerable<int> InOrder(int steps, Direction direction) =>
        direction == Direction.Forward ? Enumerable.Range(0, steps) : Enumerable.Range(0, steps).Reverse();

    private static void WriteSteps(SourceWriter writer, IEnumerable<TimeIndex> steps, Action<TimeIndex> step)
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

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
            : $"for (nuint turn = {unroll.Steps / unroll.Factor}; turn > 0; turn--)"))
        {
            if (!isForward)
            {
                // The index never goes below 0, which a project that checks for overflow would take for one.
                writer.Write($"nuint t = (turn - 1) * {unroll.Factor};");
                writer.Line();
            }

            WriteSteps(writer, InOrder(unroll.Factor, direction).Select(t => new TimeIndex("t", t)), step);
        }
    }

    /// <summary>Where rows have lengths: a loop over the steps that the longest one has, in place of what follows.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="longest">The variable that says how many steps that are.</param>
    /// <param name="direction">The order of the steps.</param>
    /// <param name="step">Writes a step.</param>
    /// <param name="before">Writes what goes before the step that is taken first; null for nothing.</param>
    /// <param name="after">Writes what follows the step that is taken last; null for nothing.</param>
    public static void WriteRagged(SourceWriter writer, string longest, Direction direction, Action<TimeIndex> step, Action<TimeIndex>? before, Action<TimeIndex>? after)
    {
        var (start, end) = (new TimeIndex("", 0), new TimeIndex(longest, -1));
        var (first, last) = direction == Direction.Forward ? (start, end) : (end, start);
        using (writer.Block("if (M.HasLengths)"))
        {
            before?.Invoke(first);
            writer.Write("// As many steps as the longest row has.");
            using (writer.Block(direction == Direction.Forward ? $"for (nuint t = 0; t < {longest}; t++)" : $"for (nuint left = {longest}; left > 0; left--)"))
            {
                if (direction == Direction.Backward)
                {
                    writer.Write("nuint t = left - 1;");
                }

                step(new TimeIndex("t", 0));
            }

            after?.Invoke(last);
            writer.Line();
            writer.Write("return;");
        }

        writer.Line();
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

using System.Numerics;
using RnnGen.Simd;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>The same bits however a network is run.</summary>
internal static class BitChecks
{
    public static IEnumerable<Objection> Threads<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var engine = run.Engine.Clone();
        foreach (var threads in run.Subject.IsThorough ? new[] { 2, 3 } : [2 + (run.Declaration.Number % 2)])
        {
            engine.MaxDegreeOfParallelism = threads;
            Record<T> given;
            lock (WorkerThreads.Turn)
            {
                given = Record<T>.Of(engine, run.Subject, run.Batches);
            }

            if (run.Expected.Difference(given) is { } difference)
            {
                yield return new("threads", $"with {threads} threads, {difference}");
            }
        }
    }

    public static IEnumerable<Objection> Widths<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var engine = run.Engine.Clone();
        LaneWidth[] others = [.. Enum.GetValues<LaneWidth>().Where(width => width != LaneWidths.Best)];
        foreach (var width in run.Subject.IsThorough ? others : [others[run.Declaration.Number % others.Length]])
        {
            engine.Width = width;
            if (run.Expected.Difference(Record<T>.Of(engine, run.Subject, run.Batches)) is { } difference)
            {
                yield return new("width", $"at {width}, {difference}");
            }
        }
    }

    public static IEnumerable<Objection> Overflow<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (run.Subject.CheckedAssembly is { } assembly
            && run.Expected.Difference(Record<T>.Of(run.Subject.Create<T>(assembly), run.Subject, run.Batches)) is { } difference)
        {
            yield return new("overflow checks", $"with overflow checks, {difference}");
        }
    }

    public static IEnumerable<Objection> Rows<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var batch in run.Batches)
        {
            var together = run.Predict(batch);
            var size = together.Length / batch.Source.Rows;
            for (var row = 0; row < batch.Source.Rows; row++)
            {
                if (NetworkRun<T>.Difference(together.AsSpan(row * size, size), run.Predict(batch.Source.Alone(row).As<T>())) is { } difference)
                {
                    yield return new("rows", $"{batch.Name}: row {row} alone: {difference}");
                    yield break;
                }
            }
        }
    }
}

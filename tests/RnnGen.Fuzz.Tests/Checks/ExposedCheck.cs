using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Layers that predictions give the values of: outputs stay what they are, and a row alone has the values that it has beside others.</summary>
internal static class ExposedCheck
{
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = run.Engine.Layout;
        if (network.Exposed.Count == 0)
        {
            yield break;
        }

        foreach (var batch in new[] { run.Whole, run.Ragged, run.Shorter })
        {
            var parts = Predict(run, batch);
            var heads = network.EachHead.Length;
            if (heads == 1 && NetworkRun<T>.Difference(run.Predict(batch), parts[0]) is { } ofOutputs)
            {
                yield return new("exposed", $"{batch.Name}: outputs: {ofOutputs}");
            }

            for (var row = 0; row < batch.Source.Rows; row++)
            {
                var alone = Predict(run, batch.Source.Alone(row).As<T>());
                for (var i = 0; i < parts.Length; i++)
                {
                    if (NetworkRun<T>.Difference(parts[i].AsSpan(row * alone[i].Length, alone[i].Length), alone[i]) is { } difference)
                    {
                        yield return new("exposed", $"{batch.Name}: row {row}, part {i} ({(i < heads ? "a head" : network.Exposed[i - heads].Name)}): {difference}");
                    }
                }
            }
        }
    }

    private static T[][] Predict<T>(NetworkRun<T> run, TypedBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (network, rows) = (run.Engine.Layout, batch.Source.Rows);
        T[][] parts =
        [
            .. network.EachHead.Select(head => new T[rows * network.OutputSteps * head.OutputSize]),
            .. network.Exposed.Select(exposed => new T[rows * exposed.Entries * exposed.Width]),
        ];
        foreach (var part in parts)
        {
            part.AsSpan().Fill(T.NaN);
        }

        run.Engine.Predict<SequenceBatch<T>, T, Memory<T>>(batch.Batch, new(parts));
        return parts;
    }

    private readonly ref struct Memory<T>(T[][] parts) : IOutputs<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[][] _parts = parts;

        public Span<T> Of(int head) => _parts[head];
    }
}

using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>A session gives at each step what Predict gives for the steps so far.</summary>
internal static class SessionCheck
{
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!run.Declaration.Streams)
        {
            yield break;
        }

        var declaration = run.Declaration;
        using var session = run.Engine.CreateSession();
        var y = new T[declaration.OutputSize];
        foreach (var batch in new[] { run.Whole, run.Shorter })
        {
            var outputs = run.Predict(batch);
            for (var row = 0; row < batch.Source.Rows; row++)
            {
                session.Reset();
                var length = batch.Source.Lengths.Length > 0 ? batch.Source.Lengths[row] : declaration.Steps;
                for (var t = 0; t < length; t++)
                {
                    Step(run, session, batch, (row * declaration.Steps) + t, y);
                    var position = declaration.OutputSteps > 1 ? (row * declaration.Steps) + t : row;
                    if ((declaration.OutputSteps > 1 || t == length - 1) && NetworkRun<T>.Difference(outputs.AsSpan(position * y.Length, y.Length), y) is { } difference)
                    {
                        yield return new("session", $"{batch.Name}: row {row}, step {t}: {difference}");
                        yield break;
                    }
                }
            }
        }
    }

    private static void Step<T>(NetworkRun<T> run, Session<T> session, TypedBatch<T> batch, int position, T[] y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (run.Declaration.Vocabulary > 0)
        {
            session.Step(batch.Batch.Tokens[position], y);
        }
        else
        {
            session.Step(batch.Batch.Inputs.Slice(position * run.Declaration.Features, run.Declaration.Features), y);
        }
    }
}

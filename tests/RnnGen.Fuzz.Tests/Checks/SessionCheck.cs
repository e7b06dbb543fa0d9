using System.Numerics;
using RnnGen.Fuzz.Tests.Declarations;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>A session gives at each step what Predict gives for the steps so far.</summary>
internal static class SessionCheck
{
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (run.Engine.Layout.Encoder is not null && Encoder(run) is { } ofEncoder)
        {
            yield return ofEncoder;
        }

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
                if (length > 0)
                {
                    Begin(run.Declaration, session, batch, row);
                }

                for (var t = 0; t < length; t++)
                {
                    Step(run.Declaration, session, batch, (row * declaration.Steps) + t, y);
                    var position = declaration.OutputSteps > 1 ? (row * declaration.Steps) + t : row;
                    if ((declaration.OutputSteps > 1 || t == length - 1) && NetworkRun<T>.Difference(outputs.AsSpan(position * y.Length, y.Length), y) is { } difference)
                    {
                        yield return new("session", $"{batch.Name}: row {row}, step {t}: {difference}");
                        yield break;
                    }
                }
            }
        }

        if (LongRow(run, session) is { } objection)
        {
            yield return objection;
        }
    }

    /// <summary>A decoder that predicts from where its encoder's session is.</summary>
    private static Objection? Encoder<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (declaration, network) = (run.Declaration, run.Engine.Layout);
        var batch = run.Whole.Batch;
        if (!batch.TargetLengths.IsEmpty)
        {
            return null;
        }

        using var session = run.Engine.CreateEncoderSession();
        var (fixedNumbers, fixedTokens) = (declaration.Features("Sequence"), declaration.Vocabularies("Sequence").Length);
        var (numbers, tokens) = (declaration.Features("Steps"), declaration.Vocabularies("Steps").Length);
        var (future, futureTokens) = (network.OutputSteps * declaration.Features("OutputSteps"), network.OutputSteps * declaration.Vocabularies("OutputSteps").Length);
        var all = run.Predict(run.Whole);
        var outputs = new T[network.OutputSteps * network.OutputSize];
        for (var row = 0; row < run.Whole.Source.Rows; row++)
        {
            session.Reset();
            if (fixedNumbers + fixedTokens > 0)
            {
                session.SetStaticInputs(batch.StaticInputs.Slice(row * fixedNumbers, fixedNumbers), batch.StaticTokens.Slice(row * fixedTokens, fixedTokens));
            }

            for (var t = 0; t < network.Steps; t++)
            {
                var place = (row * network.Steps) + t;
                session.Step(batch.Inputs.Slice(place * numbers, numbers), batch.Tokens.Slice(place * tokens, tokens));
            }

            session.Predict(batch.FutureInputs.Slice(row * future, future), batch.FutureTokens.Slice(row * futureTokens, futureTokens), outputs);
            if (NetworkRun<T>.Difference(all.AsSpan(row * outputs.Length, outputs.Length), outputs) is { } difference)
            {
                return new("session", $"of the encoder, row {row}: {difference}");
            }
        }

        return null;
    }

    /// <summary>The rows of a batch, one behind the other, as one row of so many steps.</summary>
    private static Objection? LongRow<T>(NetworkRun<T> run, Session<T> session)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (declaration, batch, steps) = (run.Declaration, run.Whole, run.Whole.Source.Rows * run.Declaration.Steps);
        if (declaration.Shape == "OneToOne" || steps == declaration.Steps)
        {
            return null;
        }

        var isEachStep = declaration.Shape == "ManyToMany";
        var outputs = new T[(isEachStep ? steps : 1) * declaration.OutputSize];
        run.Engine.Predict(
            new SequenceBatch<T>
            {
                Steps = steps,
                Inputs = batch.Batch.Inputs,
                Tokens = batch.Batch.Tokens,
                StaticInputs = batch.Batch.StaticInputs[..declaration.Features("Sequence")],
                StaticTokens = batch.Batch.StaticTokens[..declaration.Vocabularies("Sequence").Length],
            },
            outputs);

        session.Reset();
        Begin(declaration, session, batch, 0);
        var y = new T[declaration.OutputSize];
        for (var t = 0; t < steps; t++)
        {
            Step(declaration, session, batch, t, y);
            if ((isEachStep || t == steps - 1) && NetworkRun<T>.Difference(outputs.AsSpan((isEachStep ? t : 0) * y.Length, y.Length), y) is { } difference)
            {
                return new("session", $"one row of {steps} steps, step {t}: {difference}");
            }
        }

        return isEachStep && run.Engine.Layout.ScoresOutputs ? LongLosses(run, steps) : null;
    }

    /// <summary>The losses of that row's first steps, those of the others weighing nothing, are those of the batch's first row.</summary>
    private static Objection? LongLosses<T>(NetworkRun<T> run, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (declaration, layout) = (run.Declaration, run.Engine.Layout);
        var batch = run.Whole.Batch;
        T[] weights = [.. Enumerable.Range(0, steps).Select(t => t < declaration.Steps ? T.One + T.CreateTruncating(t % 3) : T.Zero)];
        var (own, features, tokens) = (declaration.Steps, declaration.Features("Steps"), declaration.Vocabularies("Steps").Length);
        var first = new SequenceBatch<T>
        {
            Inputs = batch.Inputs[..(own * features)],
            Tokens = batch.Tokens[..(own * tokens)],
            StaticInputs = batch.StaticInputs[..declaration.Features("Sequence")],
            StaticTokens = batch.StaticTokens[..declaration.Vocabularies("Sequence").Length],
            Targets = batch.Targets[..(own * layout.ValueSize)],
            Labels = batch.Labels[..(own * layout.LabelSize)],
            StepWeights = weights.AsSpan(0, own),
        };
        var expected = run.Engine.Evaluate(first);
        var actual = run.Engine.Evaluate(first with
        {
            Steps = steps,
            Inputs = batch.Inputs[..(steps * features)],
            Tokens = batch.Tokens[..(steps * tokens)],
            Targets = batch.Targets[..(steps * layout.ValueSize)],
            Labels = batch.Labels[..(steps * layout.LabelSize)],
            StepWeights = weights,
        });
        return expected.Equals(actual) ? null : new("long losses", $"one row of {steps} steps, of which {own} count: {actual:R}, expected {expected:R}");
    }

    private static void Begin<T>(Declaration declaration, Session<T> session, TypedBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (features, tokens) = (declaration.Features("Sequence"), declaration.Vocabularies("Sequence").Length);
        if (features + tokens > 0)
        {
            session.SetStaticInputs(batch.Batch.StaticInputs.Slice(row * features, features), batch.Batch.StaticTokens.Slice(row * tokens, tokens));
        }
    }

    private static void Step<T>(Declaration declaration, Session<T> session, TypedBatch<T> batch, int position, T[] y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (features, count) = (declaration.Features("Steps"), declaration.Vocabularies("Steps").Length);
        var inputs = batch.Batch.Inputs.Slice(position * features, features);
        var tokens = batch.Batch.Tokens.Slice(position * count, count);
        if (declaration.HasSeveralInputs)
        {
            session.Step(inputs, tokens, y);
        }
        else if (count > 0)
        {
            session.Step(tokens[0], y);
        }
        else
        {
            session.Step(inputs, y);
        }
    }
}

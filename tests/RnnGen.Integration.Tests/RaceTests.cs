using System.Diagnostics;
using System.Globalization;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>
/// Threads that do what they should not: write into the arrays and weights of a call while it runs, use one context or one session together. A call then gives numbers, or an error that says
/// what is wrong; nothing is read or written beside its memory, and nothing stays behind. Each test runs for a second, or as long as <c>RNNGEN_RACE_SECONDS</c> says.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class RaceTests
{
    private static readonly double Seconds =
        double.TryParse(Environment.GetEnvironmentVariable("RNNGEN_RACE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0.5;

    public static TheoryData<string> Networks => [.. NetworkCatalog.Tagged(NetworkTags.Races)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void IntegersThatChangeDuringACall_LeadNowhere(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name + "InSingle"));
        var sound = Batches.Of(engine.Layout).ElementAt(1);
        var batch = Copy(sound);
        using var context = engine.CreateTrainingContext(new() { Seed = 3, MaxDegreeOfParallelism = 2 });
        var (done, refused) = Run(Calls(engine, context, batch), random => Disturb(random, batch, sound));
        Assert.True(done > 0 && refused > 0, $"{done} calls done, {refused} refused");
        AssertSound(engine, context, sound);
    }

    /// <summary>Weights, inputs, normalization and the number of threads: a call computes with what it finds, and chooses among the classes that there are.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void NumbersThatChangeDuringACall_StayInTheirPlace(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name + "InSingle"));
        var batch = Batches.Of(engine.Layout).ElementAt(1);
        var weights = engine.Parameters.Values.ToArray();
        using var context = engine.CreateTrainingContext(new() { Seed = 3 });
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e30f, 0];
        var (done, _) = Run(Calls(engine, context, batch), random =>
        {
            engine.Parameters.Values[random.Next(weights.Length)] = odd[random.Next(odd.Length)];
            engine.MaxDegreeOfParallelism = random.Next(4) is > 0 and var threads ? threads : null;
            if (engine.Layout.Features > 0)
            {
                engine.Normalization = random.Next(2) == 0 ? null : new([.. new double[engine.Layout.Features]], [.. Enumerable.Repeat(1e-30, engine.Layout.Features)]);
            }

            if (random.Next(50) == 0)
            {
                weights.CopyTo(engine.Parameters.Values);
            }
        });
        Assert.NotEqual(0, done);
        weights.CopyTo(engine.Parameters.Values);
        engine.Normalization = null;
        AssertSound(engine, context, batch);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void OneContextOfTwoThreads_RefusesOneOfThem(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name + "InSingle"));
        var batches = Batches.Of(engine.Layout).ToArray();
        using var context = engine.CreateTrainingContext(new() { Seed = 3, MaxDegreeOfParallelism = 2 });
        var other = Of(batches[^1]);
        var (doneThere, refusedThere) = (0, 0);
        var (done, refused) = Run([Of(batches[0]), Of(batches[1])], _ => Count(other, ref doneThere, ref refusedThere));
        Assert.True(done + doneThere > 0 && refused + refusedThere > 0, $"{done} and {doneThere} calls done, {refused} and {refusedThere} refused");
        AssertSound(engine, context, batches[1]);

        Action Of(TestBatch batch)
        {
            var typed = batch.As<float>();
            return () => context.ComputeGradients(typed.Batch);
        }
    }

    [Theory]
    [InlineData("LstmFullRegisters")]
    [InlineData("GruEmbedding")]
    [InlineData("LagsThenLstm")]
    public void OneSessionOfTwoThreads_RefusesOneOfThem_AndStartsAnew(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name + "InSingle"));
        using var session = engine.CreateSession();
        using var fresh = engine.CreateSession();
        var (state, typed) = (new float[session.StateLength], Batches.Of(engine.Layout).First().As<float>());
        var (doneThere, refusedThere) = (0, 0);
        var (done, refused) = Run([() => Step(session), () => session.RestoreState(state)], _ => Count(() => Step(session), ref doneThere, ref refusedThere));
        Assert.True(done + doneThere > 0 && refused + refusedThere > 0, $"{done} and {doneThere} calls done, {refused} and {refusedThere} refused");
        session.Reset();
        for (var t = 0; t < 3; t++)
        {
            Bits.AssertSame<float>(Step(fresh), Step(session), $"step {t}");
        }

        float[] Step(Session<float> of)
        {
            var y = new float[engine.Layout.OutputSize];
            SessionSteps.Begin(of, engine.Layout, typed.Batch, 0);
            SessionSteps.Step(of, engine.Layout, typed.Batch, 0, 0, y);

            return y;
        }
    }

    /// <summary>Every call that takes a batch.</summary>
    private static List<Action> Calls(NetworkEngine<float> engine, TrainingContext<float> context, TestBatch batch)
    {
        var (network, typed) = (engine.Layout, batch.As<float>());
        var outputs = new float[batch.Rows * network.OutputSteps * network.OutputSize];
        var choices = new int[batch.Rows * network.OutputSteps];
        List<Action> calls = [() => engine.Predict(typed.Batch, outputs), () => engine.Evaluate(typed.Batch), () => context.ComputeGradients(typed.Batch)];
        if (network.Chooses)
        {
            calls.Add(() => Decode(DecodingOptions.Greedy));
            calls.Add(() => Decode(new() { Temperature = 1.5, Seed = 7 }));
        }

        return calls;

        void Decode(DecodingOptions options)
        {
            engine.Decode(typed.Batch, choices, options);
            Assert.All(choices, choice => Assert.InRange(choice, -1, network.OutputSize - 1));
        }
    }

    /// <summary>Makes calls while another thread does something else; counts those that gave numbers, and those that were refused for what they were given or for being the second one.</summary>
    private static (int Done, int Refused) Run(IReadOnlyList<Action> calls, Action<Random> meanwhile)
    {
        var (end, random, counts) = (Stopwatch.GetTimestamp() + (long)(Seconds * Stopwatch.Frequency), new Random(5), (Done: 0, Refused: 0));
        Exception? fault = null;
        var other = new Thread(() =>
        {
            while (Stopwatch.GetTimestamp() < end && fault is null)
            {
                try
                {
                    meanwhile(random);
                }
                catch (Exception exception)
                {
                    fault = exception;
                }
            }
        });
        other.Start();
        for (var call = 0; Stopwatch.GetTimestamp() < end; call++)
        {
            try
            {
                calls[call % calls.Count]();
                counts.Done++;
            }
            catch (Exception exception) when (IsRefusal(exception))
            {
                counts.Refused++;
            }
        }

        other.Join();
        Assert.Null(fault);
        return counts;
    }

    /// <summary>Counts a call that the other thread makes. One of the two may get nearly all of the turns: to be refused takes longer than the pause between two calls.</summary>
    private static void Count(Action call, ref int done, ref int refused)
    {
        try
        {
            call();
            done++;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            refused++;
        }
    }

    /// <summary>Whether an error says that an integer is out of range, or that somebody else is at work; not one of a span, or of a canary.</summary>
    private static bool IsRefusal(Exception exception) =>
        exception is ArgumentException { ParamName: "tokens" or "staticTokens" or "futureTokens" or "labels" or "lengths" or "targetLengths" or "children" }
        || (exception is ArgumentException && (exception.Message.StartsWith("input '", StringComparison.Ordinal) || exception.Message.StartsWith("labels of '", StringComparison.Ordinal)))
        || (exception is InvalidOperationException && exception.Message.StartsWith("Another call is using this", StringComparison.Ordinal));

    /// <summary>Writes for a moment what leads out of every array, or elsewhere within it.</summary>
    private static void Disturb(Random random, TestBatch batch, TestBatch sound)
    {
        int[] wrong = [1 << 28, -1, -(1 << 28), int.MinValue, int.MaxValue, 1, 0, 2];
        (int[] Array, int[] Sound)[] arrays =
        [
            (batch.Tokens, sound.Tokens), (batch.Labels, sound.Labels), (batch.Lengths, sound.Lengths), (batch.TargetLengths, sound.TargetLengths), (batch.Children, sound.Children),
            (batch.StaticTokens, sound.StaticTokens), (batch.FutureTokens, sound.FutureTokens),
        ];
        var (array, original) = arrays[random.Next(arrays.Length)];
        if (array.Length > 0)
        {
            var place = random.Next(array.Length);
            Volatile.Write(ref array[place], wrong[random.Next(wrong.Length)]);
            Thread.SpinWait(random.Next(60));
            Volatile.Write(ref array[place], original[place]);
            Thread.SpinWait(random.Next(300));
        }
    }

    /// <summary>Nothing has stayed behind: the context computes what a new one does, and so does the network, in whatever workspaces it has by now.</summary>
    private static void AssertSound(NetworkEngine<float> engine, TrainingContext<float> context, TestBatch batch)
    {
        var (network, typed) = (engine.Layout, batch.As<float>());
        using var other = engine.Clone().CreateTrainingContext(new() { Seed = 3 });
        (context.Step, other.Step) = (0, 0);
        if (network.IsStateful)
        {
            context.ResetStates();
        }

        var (expected, result) = (other.ComputeGradients(typed.Batch), context.ComputeGradients(typed.Batch));
        Assert.Equal(expected.Loss, result.Loss);
        Bits.AssertSame<float>(other.Gradients.Values, context.Gradients.Values, network.Name);
        var (fresh, used) = (new float[batch.Rows * network.OutputSteps * network.OutputSize], new float[batch.Rows * network.OutputSteps * network.OutputSize]);
        engine.Clone().Predict(typed.Batch, fresh);
        engine.Predict(typed.Batch, used);
        Bits.AssertSame<float>(fresh, used, network.Name);
    }

    private static TestBatch Copy(TestBatch batch) => batch with
    {
        Tokens = [.. batch.Tokens],
        StaticTokens = [.. batch.StaticTokens],
        FutureTokens = [.. batch.FutureTokens],
        Labels = [.. batch.Labels],
        Lengths = [.. batch.Lengths],
        TargetLengths = [.. batch.TargetLengths],
        Children = [.. batch.Children],
    };
}

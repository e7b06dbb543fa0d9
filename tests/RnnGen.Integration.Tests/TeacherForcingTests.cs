using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>When the target takes the place of what a network feeds back: always, never, or at the rate that a schedule says.</summary>
public sealed class TeacherForcingTests
{
    private const int Steps = 5;
    private const int Rows = 4;

    private static readonly string[] Names = ["JordanValues", "JordanClasses", "OneToManyValues", "DecoderValues", "DecoderTokens"];

    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of(Names.SelectMany(name => Enum.GetValues<TeacherForcing>().Select(forcing => Declare(name, forcing)))));

    public static TheoryData<string> Networks => [.. Names];

    /// <summary>One program chooses at each step, the other knows when it is compiled: the numbers are the same.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void ARateOfOne_IsAlways_AndARateOfZero_IsNever(string name)
    {
        var always = Train(Create(name, TeacherForcing.Always), rate: null);
        var never = Train(Create(name, TeacherForcing.Never), rate: null);
        var scheduled = Create(name, TeacherForcing.Scheduled);
        AssertSame(always, Train(scheduled, rate: 1), "rate 1");
        AssertSame(never, Train(scheduled, rate: 0), "rate 0");
        Assert.NotEqual(always.Losses, never.Losses);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void ScheduledForcing_IsAFunctionOfTheSeed(string name)
    {
        var scheduled = Create(name, TeacherForcing.Scheduled);
        var half = Train(scheduled, rate: 0.5);
        AssertSame(half, Train(scheduled, rate: 0.5), "the same seed");
        Assert.NotEqual(half.Losses, Train(scheduled, rate: 0.5, seed: 4).Losses);
        Assert.NotEqual(half.Losses, Train(scheduled, rate: 0).Losses);
        Assert.NotEqual(half.Losses, Train(scheduled, rate: 1).Losses);
    }

    /// <summary>What is drawn is keyed by the step, so that a resumed run draws what it would have drawn.</summary>
    [Fact]
    public void ScheduledForcing_GoesOnFromAStep()
    {
        var engine = Create("DecoderTokens", TeacherForcing.Scheduled);
        var batch = TestBatch.Of(engine.Layout, Rows, [], seed: 5).As<double>();
        using var whole = engine.CreateTrainingContext(new() { Seed = 3 });
        using var resumed = engine.CreateTrainingContext(new() { Seed = 3 });
        (whole.TeacherForcingRate, resumed.TeacherForcingRate) = (0.5, 0.5);
        double[] losses = [.. Enumerable.Range(0, 6).Select(_ => whole.ComputeGradients(batch.Batch).Loss)];
        resumed.Step = 2;
        Assert.Equal(losses[2..], Enumerable.Range(0, 4).Select(_ => resumed.ComputeGradients(batch.Batch).Loss));
        Assert.True(losses.Distinct().Count() > 1);
    }

    public static TheoryData<string> Schedules => [.. ByName.Keys];

    private static Dictionary<string, Schedule> ByName { get; } = new()
    {
        ["throughout"] = Schedule.Constant,
        ["once, then never"] = new CosineDecay(1),
        ["less and less"] = new CosineDecay(7),
        ["by halves"] = new StepDecay(every: 2, factor: 0.5),
        ["to a floor"] = new CosineDecay(3, floor: 0.25),
        ["more and more"] = new LinearWarmUp(6),
    };

    /// <summary>The rate of a step is the schedule's factor of that optimizer step: what a loop of one's own does.</summary>
    [Theory]
    [MemberData(nameof(Schedules))]
    public void Fit_SetsTheRateOfEachStep(string schedule)
    {
        var data = Data();
        var (fitted, own) = (Create("DecoderTokens", TeacherForcing.Scheduled), Create("DecoderTokens", TeacherForcing.Scheduled));
        var options = new TrainerOptions { Epochs = 3, Seed = 3, Shuffle = false, TeacherForcingSchedule = ByName[schedule] };
        var report = new Trainer<double>(fitted, new Adam(0.02), options).Fit(data);

        using var context = own.CreateTrainingContext(new() { Seed = 3 });
        var optimizer = new Adam(0.02).Bind(own.Parameters, own.Width);
        var buffer = new BatchBuffer<double>(data, Rows);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            for (var start = 0; start < data.Count; start += Rows)
            {
                context.TeacherForcingRate = ByName[schedule].Factor(optimizer.Step);
                context.ComputeGradients(buffer.Fill(data, start, Rows));
                optimizer.Apply(context.Gradients);
            }
        }

        Assert.Equal(9, report.Steps);
        Bits.AssertSame<double>(own.Parameters.Values, fitted.Parameters.Values, schedule);
    }

    [Fact]
    public void Fit_WithoutASchedule_ForcesThroughout_AndNoMoreThanThat()
    {
        var always = Fit("DecoderTokens", TeacherForcing.Always, new());
        AssertSame(always, Fit("DecoderTokens", TeacherForcing.Scheduled, new()), "the default");
        AssertSame(always, Fit("DecoderTokens", TeacherForcing.Scheduled, new() { TeacherForcingSchedule = new StepDecay(every: 1, factor: 2) }), "a factor above 1");
        Assert.NotEqual(always.Parameters, Fit("DecoderTokens", TeacherForcing.Scheduled, new() { TeacherForcingSchedule = new CosineDecay(1) }).Parameters);
    }

    [Theory]
    [InlineData(TeacherForcing.Always)]
    [InlineData(TeacherForcing.Never)]
    public void ASchedule_IsRefusedWhereNothingIsScheduled(TeacherForcing forcing)
    {
        var engine = Create("DecoderTokens", forcing);
        var message = Assert.Throws<ArgumentException>("options", () => new Trainer<double>(engine, new Adam(), new() { TeacherForcingSchedule = new CosineDecay(9) })).Message;
        Assert.Contains($"{forcing.ToString().ToLowerInvariant()} forced", message, StringComparison.Ordinal);
        Assert.Contains("TeacherForcing.Scheduled", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRate_IsAProbability_AndBeginsAsDeclared()
    {
        using var scheduled = Create("JordanValues", TeacherForcing.Scheduled).CreateTrainingContext();
        Assert.Equal(1, scheduled.TeacherForcingRate);
        scheduled.TeacherForcingRate = 0.25;
        foreach (var rate in new[] { -0.01, 1.01, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => scheduled.TeacherForcingRate = rate);
        }

        Assert.Equal(0.25, scheduled.TeacherForcingRate);
        using var never = Create("JordanValues", TeacherForcing.Never).CreateTrainingContext();
        Assert.Equal(0, never.TeacherForcingRate);
        Assert.Throws<InvalidOperationException>(() => never.TeacherForcingRate = 1);
    }

    private static NetworkDeclaration Declare(string name, TeacherForcing forcing)
    {
        var network = Network(name + forcing, Steps, Rows);
        return name switch
        {
            "JordanValues" => network.ManyToMany().Input(3).Jordan(5, 2, forcing).Loss(LossKind.MeanSquaredError),
            "JordanClasses" => network.ManyToMany().Tokens(6).Embedding(4).Jordan(5, 4, forcing).Loss(LossKind.SoftmaxCrossEntropy),
            "OneToManyValues" => network.OneToMany().Input(2).Decoder(forcing: forcing).Gru(5).Dense(2).Loss(LossKind.MeanSquaredError),
            "DecoderValues" => network.EncoderDecoder(4).Input(2).Lstm(3).Decoder(forcing: forcing).Lstm(3).Dense(2).Loss(LossKind.BinaryCrossEntropy),
            "DecoderTokens" => network.EncoderDecoder(4).Tokens(6).Embedding(4).Gru(5).Decoder(AttentionKind.Dot, forcing: forcing).Embedding(3).Gru(5).Dense(4).Loss(LossKind.SoftmaxCrossEntropy),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static NetworkEngine<double> Create(string name, TeacherForcing forcing)
    {
        var engine = Emitted.Value.Create<double>(Declare(name, forcing));
        Weights.Draw(engine.Parameters, seed: 1);
        return engine;
    }

    /// <summary>Six steps of Adam, on whole rows and on rows of all lengths in turn.</summary>
    private static Course Train(NetworkEngine<double> engine, double? rate, int seed = 3)
    {
        var trained = engine.Clone();
        using var context = trained.CreateTrainingContext(new() { Seed = seed });
        context.TeacherForcingRate = rate ?? context.TeacherForcingRate;
        var optimizer = new Adam(0.02).Bind(trained.Parameters, trained.Width);
        var batches = Batches.Of(trained.Layout).Select(batch => batch.As<double>()).ToList();
        var (losses, gradients) = (new List<double>(), new List<double>());
        for (var step = 0; step < 6; step++)
        {
            losses.Add(context.ComputeGradients(batches[step % batches.Count].Batch).Loss);
            gradients.AddRange(Values(context.Gradients));
            optimizer.Apply(context.Gradients);
        }

        return new([.. losses], [.. gradients], Values(trained.Parameters));
    }

    private static Course Fit(string name, TeacherForcing forcing, TrainerOptions options)
    {
        var engine = Create(name, forcing);
        var report = new Trainer<double>(engine, new Adam(0.02), options with { Epochs = 2, Seed = 3 }).Fit(Data());
        return new([.. report.Epochs.Select(epoch => epoch.Loss)], [], Values(engine.Parameters));
    }

    /// <summary>Three batches of tokens, and of other tokens that are written for them.</summary>
    private static SequenceDataset Data()
    {
        var random = new Random(11);
        int[][] Sequences(int most, int kinds) => [.. Enumerable.Range(0, 3 * Rows).Select(_ => Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => random.Next(kinds)).ToArray())];
        return SequenceDataset.FromTokens(Sequences(Steps, 6), Sequences(4, 4), Steps, outputSteps: 4);
    }

    private static double[] Values(ParameterSet<double> parameters) => [.. parameters.Tensors.SelectMany(tensor => Enumerable.Range(0, tensor.Length).Select(i => tensor[i]))];

    private static void AssertSame(Course expected, Course actual, string which)
    {
        Bits.AssertSame<double>(expected.Losses, actual.Losses, which + ", losses");
        Bits.AssertSame<double>(expected.Gradients, actual.Gradients, which + ", gradients");
        Bits.AssertSame<double>(expected.Parameters, actual.Parameters, which + ", weights");
    }

    /// <summary>What a run gave at each step, and in the end.</summary>
    private sealed record Course(double[] Losses, double[] Gradients, double[] Parameters);
}

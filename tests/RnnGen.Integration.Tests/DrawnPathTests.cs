using System.Numerics;
using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Simd;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>The values that a decoder draws from its predicted distributions, and goes on from.</summary>
public sealed class DrawnPathTests
{
    private const int Paths = 4_000;

    private static readonly NetworkDeclaration[] Networks =
    [
        Network("PathsGaussian", 4, 5).EncoderDecoder(3).Input(2).Gru(4).Decoder().Gru(4).Dense(4).Loss(LossKind.Gaussian),
        Network("PathsStudentT", 4, 5).EncoderDecoder(3).Input(2).Gru(4).Decoder(forcing: TeacherForcing.Never).Gru(4).Dense(3).Loss(LossKind.StudentT),
        Network("PathsMixture", 4, 5).EncoderDecoder(3).Input(2).Lstm(4).Decoder(AttentionKind.Dot).Lstm(4).Dense(15).Loss(LossKind.GaussianMixture, ("Components", 3)),
        Network("PathsPoisson", 4, 5).EncoderDecoder(3).Input(2).Gru(4).Decoder(forcing: TeacherForcing.Scheduled).Gru(4).Dense(2).Loss(LossKind.Poisson),
        Network("PathsNegativeBinomial", 4, 40).EncoderDecoder(3).Input(2).Gru(4).Decoder().Gru(4).Dense(2).Loss(LossKind.NegativeBinomial),
        Network("PathsOfAWriter", 4, 5).OneToMany().Input(1).Decoder().Gru(4).Dense(2).Loss(LossKind.Gaussian),
    ];

    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of(Networks));

    public static TheoryData<string> Names => [.. Networks.Select(network => network.Type.Name)];

    /// <summary>Path by path and step by step, from the same noise; rows with lengths, 0 among them, and a workspace that another call has used.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Paths_AreWhatTheEquationsMakeOfTheNoise(string name)
    {
        var (declaration, engine) = Create(name);
        var stages = new CompiledStages(declaration);
        var weights = InterpreterWeights.Of(stages.Lowered, engine.Parameters);
        var options = new DecodingOptions { Temperature = 1, Paths = 3, Seed = 11 };
        foreach (var given in Batches.Of(engine.Layout))
        {
            // Decoding does not look at the lengths of targets.
            var batch = given with { TargetLengths = [] };
            var values = Decode(engine, batch, options);
            for (var path = 0; path < options.Paths; path++)
            {
                var noise = NoiseOf(engine, batch.Rows, options, path);
                var inputs = new InterpreterInputs(stages.Normal, declaration, batch, noiseOf: (t, row) => noise[t][row]);
                var expected = Interpreter.Run(stages.Normal, inputs, weights).Choices;
                Each(engine.Layout, batch, (row, t, i) =>
                {
                    var wanted = inputs.Lengths[row] == 0 ? 0 : expected[t][row][i];
                    Assert.Equal(wanted, values[Place(engine.Layout, options.Paths, row, path, t, i)], Math.Max(1, Math.Abs(wanted)) * 1e-9);
                });
            }
        }
    }

    /// <summary>The share of draws of the first step that do not exceed a quantile is its level: within six standard deviations.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FirstSteps_FollowThePredictedDistribution(string name)
    {
        var (_, engine) = Create(name);
        var network = engine.Layout;
        var head = network.LastHead;
        var batch = TestBatch.Of(network, 1, [], 5);
        var typed = batch.As<double>();
        var (predicted, values) = (new double[network.OutputSteps * network.OutputSize], Decode(engine, batch, new() { Temperature = 1, Paths = Paths }));
        engine.Predict(typed.Batch, predicted);
        for (var i = 0; i < head.TargetSize; i++)
        {
            var distribution = HeadDistributions.Of(network.Loss!.Value, predicted.AsSpan(0, network.OutputSize), head.TargetSize, i);
            double[] draws = [.. Enumerable.Range(0, Paths).Select(path => values[Place(network, Paths, 0, path, 0, i)])];
            foreach (var level in new[] { 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98 })
            {
                var point = distribution.Quantile(level);
                var probability = distribution.CumulativeProbability(point);
                var deviation = Math.Sqrt(Paths * probability * (1 - probability));
                Assert.InRange(draws.Count(draw => draw <= point) - (Paths * probability), -6 * deviation - 1, 6 * deviation + 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Paths_AreFunctionsOfTheSeed_HoweverManyAreDrawn_AndLeaveNothingBehind(string name)
    {
        var (_, engine) = Create(name);
        var network = engine.Layout;
        var batch = TestBatch.Of(network, 2, [], 5);
        var points = Decode(engine, batch, DecodingOptions.Greedy);
        var many = Decode(engine, batch, new() { Temperature = 1, Paths = 7, Seed = 3 });
        var few = Decode(engine, batch, new() { Temperature = 1, Paths = 2, Seed = 3 });
        Each(network, batch, (row, t, i) =>
        {
            for (var path = 0; path < 2; path++)
            {
                Assert.Equal(many[Place(network, 7, row, path, t, i)], few[Place(network, 2, row, path, t, i)]);
            }
        });
        Assert.NotEqual(many, Decode(engine, batch, new() { Temperature = 1, Paths = 7, Seed = 4 }));
        Assert.Equal(points, Decode(engine, batch, DecodingOptions.Greedy));
    }

    /// <summary>The bits of paths do not depend on the width of registers, nor on threads.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Paths_AreTheSameAtEveryWidth(string name)
    {
        var (_, engine) = Create(name);
        var batch = TestBatch.Of(engine.Layout, engine.Layout.BatchSize, [], 5);
        var options = new DecodingOptions { Temperature = 1, Paths = 2, Seed = 3 };
        var expected = Decode(engine, batch, options);
        foreach (var width in new[] { LaneWidth.Scalar, LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512 })
        {
            engine.Width = width;
            engine.MaxDegreeOfParallelism = width == LaneWidth.Scalar ? 1 : 2;
            Assert.Equal(expected, Decode(engine, batch, options));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decoding_AllocatesNothing(string name)
    {
        var (_, engine) = Create(name);
        engine.MaxDegreeOfParallelism = 1;
        var batch = TestBatch.Of(engine.Layout, 2, [], 5).As<double>();
        var options = new DecodingOptions { Temperature = 1, Paths = 7, Seed = 3 };
        var values = new double[2 * 7 * engine.Layout.OutputSteps * engine.Layout.LastHead.TargetSize];
        Assert.Equal(0, Allocation.Of(() => engine.Decode(batch.Batch, values, options)));
    }

    [Fact]
    public void Points_AreInTheTargetsUnits()
    {
        var (_, engine) = Create("PathsGaussian");
        var network = engine.Layout;
        engine.Normalization = new([0, 0], [1, 1], [100, -50], [10, 2]);
        var batch = TestBatch.Of(network, 2, [], 5);
        var (points, predicted) = (Decode(engine, batch, DecodingOptions.Greedy), new double[2 * network.OutputSteps * network.OutputSize]);
        engine.Predict(batch.As<double>().Batch, predicted);
        Each(network, batch, (row, t, i) => Assert.Equal(predicted[(((row * network.OutputSteps) + t) * network.OutputSize) + i], points[Place(network, 1, row, 0, t, i)], 1e-12));
    }

    [Theory]
    [InlineData(0, 1, 18, "options.Paths: expected 1 or more; given 0.")]
    [InlineData(2, 0, 36, "options.Paths: without a Temperature nothing is drawn, and 2 paths are the same; set Temperature = 1.")]
    [InlineData(2, 1, 12, "values: expected rows * paths * output steps * target size = 2 * 2 * 3 * 2; given 12.")]
    [InlineData(1, 0.5, 12, "options.Temperature: expected 0 (the means, as Predict feeds them back) or 1 (draws from the predicted distributions); given 0.5.")]
    public void BadOptions_AreNamed(int paths, double temperature, int length, string message)
    {
        var (_, engine) = Create("PathsGaussian");
        var error = Assert.ThrowsAny<ArgumentException>(() => engine.Decode(TestBatch.Of(engine.Layout, 2, [], 5).As<double>().Batch, new double[length], new() { Paths = paths, Temperature = temperature }));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherNetworks_SayWhatToDo()
    {
        var values = new float[4];
        var error = Assert.Throws<InvalidOperationException>(() => new Reverser(seed: 1).Engine.Decode(new SequenceBatch<float> { Tokens = new int[4] }, values));
        Assert.Contains("Decode into integers: it chooses classes.", error.Message, StringComparison.Ordinal);
        var (_, engine) = Create("PathsGaussian");
        error = Assert.Throws<InvalidOperationException>(() => engine.Decode(TestBatch.Of(engine.Layout, 2, [], 5).As<double>().Batch, new int[6]));
        Assert.Contains("Decode into numbers: it draws values.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Classes have paths too, each with its own stop.</summary>
    [Fact]
    public void Classes_HavePaths()
    {
        var network = new Reverser(seed: 3);
        int[] tokens = [1, 2, 3, 4, 4, 1, 2, 3];
        var (one, many) = (new int[10], new int[10 * 30]);
        network.Decode(tokens, one, new() { Temperature = 2, Seed = 5 });
        network.Decode(tokens, many, new() { Temperature = 2, Seed = 5, Paths = 30 });
        Assert.Equal(one, (int[])[.. many[..5], .. many[150..155]]);
        Assert.True(many.Chunk(5).Select(path => string.Join(' ', path)).Distinct().Count() > 20);
    }

    private static double[] Decode(NetworkEngine<double> engine, TestBatch batch, DecodingOptions options)
    {
        var values = new double[batch.Rows * options.Paths * engine.Layout.OutputSteps * engine.Layout.LastHead.TargetSize];
        Array.Fill(values, -7);
        engine.Decode(batch.As<double>().Batch, values, options);
        return values;
    }

    private static (NetworkDeclaration Declaration, NetworkEngine<double> Engine) Create(string name)
    {
        var declaration = Networks.Single(network => network.Type.Name == name);
        var engine = Emitted.Value.Create<double>(declaration);
        Weights.Draw(engine.Parameters, 1);
        return (declaration, engine);
    }

    /// <summary>What the library draws from: [output steps][rows][its width].</summary>
    private static double[][][] NoiseOf(NetworkEngine<double> engine, int rows, DecodingOptions options, int path)
    {
        var network = engine.Layout;
        var workspace = new Workspace<double>(network, network.Prediction);
        DrawingNoise.Draw(network, workspace, options, new DrawnRows(rows, path, 1, options.Paths));
        var width = network.Noise.Sum(part => part.Width);
        return [.. Enumerable.Range(0, network.OutputSteps).Select(t => Enumerable.Range(0, rows)
            .Select(row => workspace.Values.Slice(network.Place(workspace.Layout, workspace.Layout.Noise, width, t, row), width).ToArray()).ToArray())];
    }

    private static int Place(NetworkLayout network, int paths, int row, int path, int t, int i) =>
        (((((row * paths) + path) * network.OutputSteps) + t) * network.LastHead.TargetSize) + i;

    private static void Each(NetworkLayout network, TestBatch batch, Action<int, int, int> check)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            for (var t = 0; t < network.OutputSteps; t++)
            {
                for (var i = 0; i < network.LastHead.TargetSize; i++)
                {
                    check(row, t, i);
                }
            }
        }
    }
}

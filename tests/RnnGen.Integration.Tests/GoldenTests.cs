using System.Text.Json;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Emitted networks against PyTorch, in double precision; see tests/golden.</summary>
public sealed class GoldenTests
{
    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of(GoldenCase.All.Select(golden => golden.Declaration)));

    public static TheoryData<string> Names => [.. GoldenCase.All.Select(golden => golden.Name)];

    public static IEnumerable<object[]> Trained => GoldenCase.All
        .Where(golden => golden.Root.TryGetProperty("trained", out _))
        .SelectMany(golden => golden.Root.GetProperty("trained").EnumerateObject().Select(optimizer => new object[] { golden.Name, optimizer.Name }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_PredictsWhatPyTorchDoes(string name)
    {
        var golden = GoldenCase.Find(name);
        var engine = Create(golden);
        var outputs = new double[golden.Batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        var bound = Bound(RoundingBound.Forward(engine.Layout) + engine.Layout.OutputSize);
        engine.PredictLogits(golden.Batch.As<double>().Batch, outputs);
        Close(GoldenCase.Values(golden.Root, "logits"), outputs, bound, "logits");
        engine.Predict(golden.Batch.As<double>().Batch, outputs);
        Close(GoldenCase.Values(golden.Root, "outputs"), outputs, bound, "outputs");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_HasTheLossAndTheGradientsOfPyTorch(string name)
    {
        var golden = GoldenCase.Find(name);
        var engine = Create(golden);
        using var context = engine.CreateTrainingContext();
        var result = context.ComputeGradients(golden.Batch.As<double>().Batch);
        var bound = GradientBound(engine, golden);
        Close([golden.Root.GetProperty("loss").GetDouble(), golden.Root.GetProperty("gradientNorm").GetDouble()], [result.Loss, result.GradientNorm], bound, "loss, norm");
        CloseAll(golden.Root.GetProperty("gradients"), context.Gradients, bound);
    }

    /// <summary>
    /// Adaptive rules divide a gradient by its own size, so what rounding makes of the smallest one, relative to it, goes into each step's
    /// change of at most about one learning rate.
    /// </summary>
    [Theory]
    [MemberData(nameof(Trained))]
    public void Optimizer_TakesTheStepsOfPyTorch(string name, string optimizer)
    {
        var golden = GoldenCase.Find(name);
        var engine = Create(golden);
        var trained = golden.Root.GetProperty("trained").GetProperty(optimizer);
        var rule = OptimizerOf(optimizer, trained.GetProperty("options"));
        var clipping = GradientClipping.ByGlobalNorm(golden.Root.GetProperty("clipNorm").GetDouble());
        var batch = golden.Batch.As<double>();
        var steps = golden.Root.GetProperty("trainingSteps").GetInt32();
        using var context = engine.CreateTrainingContext();
        var state = rule.Bind(engine.Parameters);
        var (losses, norms, smallest) = (new double[steps], new double[steps], double.PositiveInfinity);
        for (var step = 0; step < steps; step++)
        {
            var result = context.ComputeGradients(batch.Batch);
            (losses[step], norms[step]) = (result.Loss, result.GradientNorm);
            clipping.Apply(context.Gradients);
            smallest = Math.Min(smallest, context.Gradients.Values.ToArray().Where(gradient => gradient != 0).Min(Math.Abs));
            state.Apply(context.Gradients);
        }

        var bound = steps * rule.LearningRate * GradientBound(engine, golden) / smallest;
        Close(GoldenCase.Values(trained, "losses"), losses, bound, "losses");
        Close(GoldenCase.Values(trained, "norms"), norms, bound, "norms");
        CloseAll(trained.GetProperty("weights"), engine.Parameters, bound);
    }

    private static NetworkEngine<double> Create(GoldenCase golden)
    {
        var engine = Emitted.Value.Create<double>(golden.Declaration);
        var weights = golden.Root.GetProperty("weights");
        Assert.Equal(weights.EnumerateObject().Select(tensor => tensor.Name), engine.Parameters.Tensors.Select(tensor => tensor.Name));
        foreach (var tensor in engine.Parameters.Tensors)
        {
            Assert.Equal(weights.GetProperty(tensor.Name).GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()), tensor.Shape);
            tensor.CopyFrom(GoldenCase.Values(weights, tensor.Name));
        }

        return engine;
    }

    private static Optimizer OptimizerOf(string name, JsonElement options)
    {
        var rate = options.GetProperty("lr").GetDouble();
        return name switch
        {
            "Sgd" => new Sgd(rate),
            "SgdMomentum" => new Sgd(rate, momentum: options.GetProperty("momentum").GetDouble()),
            "SgdNesterov" => new Sgd(rate, momentum: options.GetProperty("momentum").GetDouble(), nesterov: true),
            "RmsProp" => new RmsProp(rate),
            "Adagrad" => new Adagrad(rate),
            "Adam" => new Adam(rate),
            "AdamW" => new AdamW(rate, weightDecay: options.GetProperty("weight_decay").GetDouble()),
            "Nadam" => new Nadam(rate),
            "Adadelta" => new Adadelta(rate),
            "Lion" => new Lion(rate, weightDecay: options.GetProperty("weight_decay").GetDouble()),
            "AveragedSgd" => new AveragedSgd(rate, lambda: options.GetProperty("lambd").GetDouble(), start: options.GetProperty("t0").GetDouble()),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "An optimizer of a golden file is not known."),
        };
    }

    private static double GradientBound(NetworkEngine<double> engine, GoldenCase golden)
    {
        var largest = golden.Root.GetProperty("gradients").EnumerateObject().SelectMany(tensor => GoldenCase.Values(golden.Root.GetProperty("gradients"), tensor.Name)).Max(Math.Abs);
        return Bound(RoundingBound.Gradient(engine.Layout, golden.Batch.Rows)) * Math.Max(1, largest);
    }

    /// <summary>Two computations, each as far from the exact result.</summary>
    private static double Bound(int roundings) => 2 * roundings * RoundingBound.Unit<double>();

    private static void CloseAll(JsonElement expected, ParameterSet<double> actual, double bound)
    {
        foreach (var tensor in actual.Tensors)
        {
            var values = new double[tensor.Length];
            tensor.CopyTo(values);
            Close(GoldenCase.Values(expected, tensor.Name), values, bound, tensor.Name);
        }
    }

    private static void Close(double[] expected, double[] actual, double bound, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= bound * Math.Max(1, Math.Abs(expected[i])),
                FormattableString.Invariant($"{what}[{i}] is {actual[i]:R}, PyTorch has {expected[i]:R}; off by {Math.Abs(expected[i] - actual[i]):E2}, allowed {bound:E2}"));
        }
    }
}

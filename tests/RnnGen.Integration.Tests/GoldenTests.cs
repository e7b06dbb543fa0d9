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
        var bound = GoldenComparison.Bound(RoundingBound.Forward(engine.Layout) + engine.Layout.OutputSize);
        engine.PredictLogits(golden.Batch.As<double>().Batch, outputs);
        GoldenComparison.Close(GoldenCase.Values(golden.Root, "logits"), outputs, bound, "logits");
        engine.Predict(golden.Batch.As<double>().Batch, outputs);
        GoldenComparison.Close(GoldenCase.Values(golden.Root, "outputs"), outputs, bound, "outputs");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Network_HasTheLossAndTheGradientsOfPyTorch(string name)
    {
        var golden = GoldenCase.Find(name);
        var engine = Create(golden);
        using var context = engine.CreateTrainingContext();
        var result = context.ComputeGradients(golden.Batch.As<double>().Batch);
        var bound = GoldenComparison.GradientBound(engine, golden.Root, golden.Batch.Rows);
        GoldenComparison.Close([golden.Root.GetProperty("loss").GetDouble(), golden.Root.GetProperty("gradientNorm").GetDouble()], [result.Loss, result.GradientNorm], bound, "loss, norm");
        GoldenComparison.CloseAll(golden.Root.GetProperty("gradients"), context.Gradients, bound);
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

        var bound = steps * rule.LearningRate * GoldenComparison.GradientBound(engine, golden.Root, golden.Batch.Rows) / smallest;
        GoldenComparison.Close(GoldenCase.Values(trained, "losses"), losses, bound, "losses");
        GoldenComparison.Close(GoldenCase.Values(trained, "norms"), norms, bound, "norms");
        GoldenComparison.CloseAll(trained.GetProperty("weights"), engine.Parameters, bound);
    }

    private static NetworkEngine<double> Create(GoldenCase golden)
    {
        var engine = Emitted.Value.Create<double>(golden.Declaration);
        Assert.Equal(golden.Root.GetProperty("weights").EnumerateObject().Select(tensor => tensor.Name), engine.Parameters.Tensors.Select(tensor => tensor.Name));
        GoldenComparison.CopyWeights(golden.Root, engine.Parameters);
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
}

using System.Text.Json;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Published;

/// <summary>Published models, declared with layers and losses of one's own, against PyTorch programs that are written from their papers; see tests/golden/golden_published.py.</summary>
public sealed class PublishedModelTests
{
    public static TheoryData<string> Names => ["deep_ar", "temporal_fusion", "handwriting"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_PredictsWhatPyTorchDoes(string name)
    {
        var (engine, golden, batch) = Create(name);
        var outputs = new double[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        var bound = GoldenComparison.Bound(RoundingBound.Forward(engine.Layout) + engine.Layout.OutputSize);
        engine.PredictLogits(batch.As<double>().Batch, outputs);
        GoldenComparison.Close(GoldenCase.Values(golden, "logits"), outputs, bound, "logits");
        engine.Predict(batch.As<double>().Batch, outputs);
        GoldenComparison.Close(GoldenCase.Values(golden, "outputs"), outputs, bound, "outputs");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_HasTheLossesAndTheGradientsOfPyTorch(string name)
    {
        var (engine, golden, batch) = Create(name);
        using var context = engine.CreateTrainingContext();
        var result = context.ComputeGradients(batch.As<double>().Batch);
        var bound = GoldenComparison.GradientBound(engine, golden, batch.Rows);
        GoldenComparison.Close(
            [golden.GetProperty("loss").GetDouble(), golden.GetProperty("gradientNorm").GetDouble(), golden.GetProperty("loss").GetDouble()],
            [result.Loss, result.GradientNorm, engine.Evaluate(batch.As<double>().Batch)],
            bound,
            "loss, norm, loss without gradients");
        GoldenComparison.Close([.. golden.GetProperty("headLosses").EnumerateObject().Select(head => head.Value.GetDouble())], context.HeadLosses.ToArray(), bound, "losses of heads");
        GoldenComparison.CloseAll(golden.GetProperty("gradients"), context.Gradients, bound);
    }

    private static (NetworkEngine<double> Engine, JsonElement Golden, TestBatch Batch) Create(string name)
    {
        IRecurrentNetwork<double> network = name switch
        {
            "deep_ar" => new DeepAr(),
            "temporal_fusion" => new TemporalFusion(),
            "handwriting" => new Handwriting(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A model of a golden file is not known."),
        };
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "published", name + ".json")));
        var golden = document.RootElement.Clone();
        GoldenComparison.CopyWeights(golden, network.Parameters);
        return (network.Engine, golden, GoldenCase.BatchOf(golden, network.Engine.Layout.BatchSize));
    }
}

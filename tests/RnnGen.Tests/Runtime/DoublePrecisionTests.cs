using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>A network in single precision takes and returns numbers in double precision: what is normalized, is so before it is narrowed.</summary>
public sealed class DoublePrecisionTests
{
    /// <summary>From this offset on, single precision tells numbers apart that are 2 from each other.</summary>
    private const double Offset = 20_000_000;

    private static readonly double[] InputMean = [Offset, -3 * Offset];
    private static readonly double[] InputScale = [0.3, 7];
    private static readonly double[] TargetMean = [Offset, -Offset, 0.1];
    private static readonly double[] TargetScale = [0.3, 1.7, 1e-3];
    private static readonly int[] Lengths = [4, 1, 3];

    /// <summary>[3 rows, 4 steps, 2 features], all within 1 of their mean.</summary>
    private static readonly double[] Inputs = [.. Leaky.Numbers(24).Select(static (x, i) => InputMean[i % 2] + x)];

    private static readonly double[] Targets = [.. Leaky.Numbers(36, from: 70).Select(static (x, i) => TargetMean[i % 3] + x)];

    /// <summary>One feature and many take other paths through the copy, and so do few rows and whole registers.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(39)]
    public void Inputs_AreNarrowedOnce_AfterTheMeanIsSubtracted(int features)
    {
        var engine = Leaky.SingleEngine(new() { InputSize = features });
        double[] mean = [.. Enumerable.Range(0, features).Select(static i => Offset + i)];
        double[] scale = [.. mean.Select(static (_, i) => 0.3 + i)];
        var inputs = Leaky.Numbers(3 * 4 * features).Select((x, i) => mean[i % features] + x).ToArray();
        float[] narrowed = [.. inputs.Select((x, i) => (float)((x - mean[i % features]) * (1 / scale[i % features])))];
        var (expected, logits) = (new float[36], new double[36]);
        engine.PredictLogits(new SequenceBatch<float> { Inputs = narrowed, Lengths = Lengths }, expected);
        engine.Normalization = new(mean, scale);
        engine.PredictLogits(new SequenceBatch<double> { Inputs = inputs, Lengths = Lengths }, logits);
        Assert.Equal(expected.Select(static z => (double)z), logits);
        Assert.True(narrowed.Distinct().Count() > narrowed.Length / 2);
    }

    [Fact]
    public void Outputs_AreWidened_BeforeTheyAreBroughtToTheTargetsUnits()
    {
        var engine = Normalized();
        var (logits, outputs) = (new double[36], new double[36]);
        engine.PredictLogits(Inputs, logits);
        engine.Predict(Inputs, outputs);
        Assert.Equal(logits.Select(static (z, i) => (z * TargetScale[i % 3]) + TargetMean[i % 3]), outputs);
        Assert.All(logits, static z => Assert.Equal((float)z, z));
    }

    [Fact]
    public void OutputsOfTokens_AreWidened_BeforeTheyAreBroughtToTheTargetsUnits()
    {
        var engine = Leaky.SingleEngine(new() { InputSize = 0, Vocabulary = 5 });
        engine.Normalization = new(null, null, TargetMean, TargetScale);
        int[] tokens = [4, 0, 2, 1];
        var (logits, outputs, stepped, steppedLogits) = (new double[12], new double[12], new double[12], new double[12]);
        engine.PredictLogits(tokens, logits);
        engine.Predict(tokens, outputs);
        Assert.Equal(logits.Select(static (z, i) => (z * TargetScale[i % 3]) + TargetMean[i % 3]), outputs);

        using var session = engine.CreateSession();
        using var other = engine.CreateSession();
        for (var t = 0; t < 4; t++)
        {
            session.Step(tokens[t], stepped.AsSpan(t * 3, 3));
            other.StepLogits(tokens[t], steppedLogits.AsSpan(t * 3, 3));
        }

        Assert.Equal(outputs, stepped);
        Assert.Equal(logits, steppedLogits);
    }

    [Fact]
    public void Steps_AgreeWithPredict_ToTheBit()
    {
        var engine = Normalized();
        var (predicted, logits, stepped, steppedLogits) = (new double[12], new double[12], new double[12], new double[12]);
        engine.Predict(Inputs.AsSpan(0, 8), predicted);
        engine.PredictLogits(Inputs.AsSpan(0, 8), logits);
        using var session = engine.CreateSession();
        using var other = engine.CreateSession();
        for (var t = 0; t < 4; t++)
        {
            session.Step(Inputs.AsSpan(t * 2, 2), stepped.AsSpan(t * 3, 3));
            other.StepLogits(Inputs.AsSpan(t * 2, 2), steppedLogits.AsSpan(t * 3, 3));
        }

        Assert.Equal(predicted, stepped);
        Assert.Equal(logits, steppedLogits);
    }

    /// <summary>Numbers that single precision has are normalized in double precision however they come.</summary>
    [Fact]
    public void NumbersInSinglePrecision_AreNormalizedInDoublePrecisionToo()
    {
        var engine = Normalized();
        var single = Array.ConvertAll(Inputs, static x => (float)x);
        var (outputs, wide) = (new float[36], new double[36]);
        engine.Predict(single, outputs);
        engine.Predict(Array.ConvertAll(single, static x => (double)x), wide);
        Assert.Equal(Array.ConvertAll(wide, static y => (float)y), outputs);

        using var session = engine.CreateSession();
        var y = new float[3];
        session.Step(single.AsSpan(0, 2), y);
        Assert.Equal(outputs[..3], y);
    }

    [Fact]
    public void GradientsAndLosses_AreThoseOfNumbersNormalizedByHand()
    {
        var plain = Leaky.SingleEngine(new());
        var inputs = Narrowed(Inputs, InputMean, InputScale);
        var targets = Narrowed(Targets, TargetMean, TargetScale);
        double[] weights = [.. Enumerable.Range(0, 12).Select(static i => i % 3 * 0.1)];
        var loss = plain.Evaluate(new SequenceBatch<float> { Inputs = inputs, Targets = targets, Lengths = Lengths });
        using var byHand = plain.CreateTrainingContext();
        var expected = byHand.ComputeGradients(new SequenceBatch<float> { Inputs = inputs, Targets = targets, Lengths = Lengths });

        var engine = Normalized();
        Assert.Equal(loss, engine.Evaluate(new SequenceBatch<double> { Inputs = Inputs, Targets = Targets, Lengths = Lengths }));
        using var context = engine.CreateTrainingContext();
        Assert.Equal(expected, context.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = Targets, Lengths = Lengths }));
        Assert.Equal(byHand.Gradients.Values.ToArray(), context.Gradients.Values.ToArray());

        byHand.ComputeGradients(new SequenceBatch<float> { Inputs = inputs, Targets = targets, Lengths = Lengths }, accumulate: true);
        context.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = Targets, Lengths = Lengths }, accumulate: true);
        Assert.Equal(byHand.Gradients.Values.ToArray(), context.Gradients.Values.ToArray());
        Assert.True(double.IsFinite(engine.Evaluate(new SequenceBatch<double> { Inputs = Inputs, Targets = Targets, StepWeights = weights })));
    }

    /// <summary>In a network in double precision both overloads are the same.</summary>
    [Fact]
    public void ANetworkInDoublePrecision_GivesTheSameBitsAsEver()
    {
        var engine = Leaky.Engine(new());
        engine.Normalization = new(InputMean, InputScale, TargetMean, TargetScale);
        var (outputs, logits) = (new double[36], new double[36]);
        engine.Predict(Inputs, outputs);
        engine.PredictLogits(Inputs, logits);
        double[] normalized = [.. Inputs.Select(static (x, i) => (x - InputMean[i % 2]) * (1 / InputScale[i % 2]))];
        Assert.Equal(Leaky.Logits(engine, normalized, 4, 4, 4), logits);
        Assert.Equal(logits.Select(static (z, i) => (z * TargetScale[i % 3]) + TargetMean[i % 3]), outputs);
    }

    [Fact]
    public void WarmCalls_AllocateNothing()
    {
        var engine = Normalized();
        var outputs = new double[36];
        using var session = engine.CreateSession();
        using var context = engine.CreateTrainingContext();
        Assert.Equal(0, Allocation.Of(() => engine.Predict(Inputs, outputs)));
        Assert.Equal(0, Allocation.Of(() => engine.PredictLogits(new SequenceBatch<double> { Inputs = Inputs, Lengths = Lengths }, outputs)));
        Assert.Equal(0, Allocation.Of(() => engine.Evaluate(new SequenceBatch<double> { Inputs = Inputs, Targets = Targets, Lengths = Lengths })));
        Assert.Equal(0, Allocation.Of(() => context.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = Targets, Lengths = Lengths })));
        Assert.Equal(0, Allocation.Of(() => session.Step(Inputs.AsSpan(0, 2), outputs.AsSpan(0, 3))));
    }

    private static NetworkEngine<float> Normalized()
    {
        var engine = Leaky.SingleEngine(new());
        engine.Normalization = new(InputMean, InputScale, TargetMean, TargetScale);
        return engine;
    }

    private static float[] Narrowed(double[] values, double[] mean, double[] scale) =>
        [.. values.Select((x, i) => (float)((x - mean[i % mean.Length]) * (1 / scale[i % mean.Length])))];
}

using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Training;

public sealed class TrainingContextTests
{
    private static readonly double[] Inputs = Leaky.Numbers(24);
    private static readonly double[] Targets = [.. Leaky.Numbers(36, from: 100).Select(Math.Abs)];

    public static TheoryData<LossKind, int[]> Cases => new()
    {
        { LossKind.MeanSquaredError, [] },
        { LossKind.MeanSquaredError, [1, 0, 3] },
        { LossKind.BinaryCrossEntropy, [2, 4, 1] },
    };

    /// <summary>Central differences of four points at distance 1/64 have error h^4 f^(5) / 30, about 2e-9 times a fifth derivative of order 1.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_AreTheDerivativesOfTheLossAndItsPenalties(LossKind loss, int[] lengths)
    {
        var h = 1.0 / 64;
        var engine = Leaky.Engine(new() { Loss = loss, L1 = 0.25, L2 = 0.125 });
        using var training = engine.CreateTrainingContext();
        double Loss() => (double)training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets, Lengths = lengths }).Loss;
        Loss();
        var gradients = training.Gradients.Values.ToArray();
        for (var i = 0; i < gradients.Length; i++)
        {
            if (i % 8 >= 3)
            {
                Assert.Equal(0, gradients[i]);
                continue;
            }

            // Kept off the kink of |w| at 0.
            var w = engine.Parameters.Values[i];
            Assert.True(Math.Abs(w) > 2 * h);
            double At(double offset)
            {
                engine.Parameters.Values[i] = w + offset;
                return Loss();
            }

            var numeric = (8 * (At(h) - At(-h)) - (At(2 * h) - At(-2 * h))) / (12 * h);
            engine.Parameters.Values[i] = w;
            Assert.Equal(numeric, gradients[i], 1e-8);
        }
    }

    [Fact]
    public void Loss_IsThatOfEvaluate_PlusPenalties()
    {
        var engine = Leaky.Engine(new() { L1 = 0.25, L2 = 0.5 });
        using var training = engine.CreateTrainingContext();
        var batch = new SequenceBatch<double> { Inputs = Inputs, Targets = Targets };
        var weights = new double[6];
        engine.Parameters["leaky.weight"].CopyTo(weights);
        var penalty = weights.Sum(static w => 0.25 * Math.Abs(w) + 0.5 * w * w);
        Assert.Equal(engine.Evaluate(batch) + penalty, training.ComputeGradients(batch).Loss, 1e-15 * 64);
    }

    [Fact]
    public void Norm_IsThatOfAllGradients()
    {
        using var training = Leaky.Engine(new()).CreateTrainingContext();
        var result = training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets });
        var gradients = training.Gradients.Values.ToArray();
        Assert.True(result.IsFinite);
        Assert.Equal(Math.Sqrt(Reductions.Dot<double>(gradients, gradients)), result.GradientNorm);
        Assert.Equal(Math.Sqrt(gradients.Sum(static g => g * g)), result.GradientNorm, 1e-15 * 32);
    }

    [Fact]
    public void Accumulate_LeavesTheMeanOfEqualBatches()
    {
        using var training = Leaky.Engine(new() { L2 = 1 }).CreateTrainingContext();
        training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets });
        var once = training.Gradients.Values.ToArray();
        Assert.Equal(12, training.AccumulatedWeight);
        Assert.Equal(12, training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets }, accumulate: true).Weight);
        Assert.Equal(24, training.AccumulatedWeight);
        Assert.All(once.Zip(training.Gradients.Values.ToArray()), static pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        training.ComputeGradients(new() { Inputs = Inputs.AsSpan(0, 8), Targets = Targets.AsSpan(0, 12) });
        Assert.Equal(4, training.AccumulatedWeight);
        Assert.NotEqual(once, training.Gradients.Values.ToArray());
    }

    [Fact]
    public void EmptyRowsOnly_LeaveThePenalties()
    {
        var engine = Leaky.Engine(new() { L2 = 0.5 });
        using var training = engine.CreateTrainingContext();
        training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets });
        var result = training.ComputeGradients(new() { Inputs = [.. Inputs.Select(static _ => double.NaN)], Targets = Targets, Lengths = [0, 0, 0] });
        Assert.True(result.IsFinite);
        Assert.Equal(engine.Parameters["leaky.weight"][2, 1], training.Gradients["leaky.weight"][2, 1]);
        Assert.Equal(0, training.Gradients["leaky.bias"][1]);

        using var plain = Leaky.Engine(new()).CreateTrainingContext();
        Assert.Equal(new GradientResult<double>(0, 0, true, 0), plain.ComputeGradients(new() { Inputs = Inputs, Targets = Targets, Lengths = [0, 0, 0] }));
    }

    [Fact]
    public void NaNBeyondALength_NeverEnters()
    {
        using var training = Leaky.Engine(new()).CreateTrainingContext();
        double[] inputs = [.. Inputs[..4], double.NaN, double.NaN, double.NaN, double.NaN, .. Inputs[8..16]];
        double[] targets = [.. Targets[..6], .. Enumerable.Repeat(double.NaN, 6), .. Targets[12..24]];
        var first = training.ComputeGradients(new() { Inputs = inputs, Targets = targets, Lengths = [2, 4] });
        var second = training.ComputeGradients(new() { Inputs = Inputs.AsSpan(0, 16), Targets = Targets.AsSpan(0, 24), Lengths = [2, 4] });
        Assert.True(first.IsFinite);
        Assert.Equal(second, first);
    }

    [Theory]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(1e3, true)]
    public void IsFinite_TellsWhetherAllIs(double input, bool expected)
    {
        using var training = Leaky.Engine(new()).CreateTrainingContext();
        Assert.Equal(expected, training.ComputeGradients(new() { Inputs = [.. Inputs[..23], input], Targets = Targets }).IsFinite);
    }

    /// <summary>The squares of these gradients are beyond a double, the gradients are not.</summary>
    [Fact]
    public void IsFinite_SurvivesTheOverflowOfSquares()
    {
        using var training = Leaky.Engine(new()).CreateTrainingContext();
        training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets });
        training.Gradients.Values[0] = 1e200;
        Assert.True(training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets }, accumulate: true).IsFinite);
        training.Gradients.Values[0] = double.NaN;
        Assert.False(training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets }, accumulate: true).IsFinite);
    }

    [Fact]
    public void Classes_TrainTokens()
    {
        var engine = Leaky.Engine(new() { InputSize = 0, Vocabulary = 5, Loss = LossKind.SoftmaxCrossEntropy });
        using var training = engine.CreateTrainingContext();
        double Loss() => training.ComputeGradients(new() { Tokens = [3, 1, 4, 1], Labels = [0, 2, 1, 2] }).Loss;
        var before = Loss();
        for (var i = 0; i < 20; i++)
        {
            var (weights, gradients) = (engine.Parameters.Values.ToArray(), training.Gradients.Values.ToArray());
            weights.Zip(gradients, static (w, g) => w - 0.5 * g).ToArray().CopyTo(engine.Parameters.Values);
            Loss();
        }

        Assert.True(Loss() < before / 2);

        // Tokens that do not occur learn nothing.
        Assert.All(Enumerable.Range(0, 3), o => Assert.Equal(0, training.Gradients["leaky.weight"][o, 2]));
    }

    [Fact]
    public void Step_CountsCalls_AndDecidesTheMasks()
    {
        var engine = Leaky.Engine(new() { Rate = 0.5 });
        double[] Losses(TrainingContext<double> training) =>
            [.. Enumerable.Range(0, 6).Select(_ => (double)training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets }).Loss)];
        using var first = engine.CreateTrainingContext(new() { Seed = 3 });
        var losses = Losses(first);
        Assert.Equal(6, first.Step);
        Assert.True(losses.Distinct().Count() > 1);

        using var resumed = engine.CreateTrainingContext(new() { Seed = 3 });
        resumed.Step = 2;
        Assert.Equal(losses[2..], Losses(resumed)[..4]);

        using var other = engine.CreateTrainingContext(new() { Seed = 4 });
        Assert.NotEqual(losses, Losses(other));
        Assert.Throws<ArgumentOutOfRangeException>(() => resumed.Step = -1);
    }

    [Fact]
    public void Calls_AllocateNothing()
    {
        var engine = Leaky.SingleEngine(new() { Rate = 0.5, L1 = 1, L2 = 1 });
        using var training = engine.CreateTrainingContext();
        var (inputs, targets) = (new float[24], new float[36]);
        int[] lengths = [1, 4, 2];
        Assert.Equal(0, Allocation.Of(() =>
            training.ComputeGradients(new SequenceBatch<float> { Inputs = inputs, Targets = targets, Lengths = lengths })));
    }

    [Fact]
    public void Disposed_IsNotUsable()
    {
        var training = Leaky.Engine(new()).CreateTrainingContext();
        training.Dispose();
        Assert.Throws<ObjectDisposedException>(() => training.ComputeGradients(new() { Inputs = Inputs, Targets = Targets }));
    }
}

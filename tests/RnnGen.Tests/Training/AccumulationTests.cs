using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Training;

/// <summary>Gradients of several calls, accumulated: those of one batch of all their rows.</summary>
public sealed class AccumulationTests
{
    private const int Steps = 100;

    /// <summary>
    /// An element is a sum of at most 6 * 100 products, in another order and scaled once a call: 2^-53 of the largest sum of magnitudes for each, and that sum is not
    /// much more than the norm.
    /// </summary>
    private const double Tolerance = 1024 * 1.1102230246251565e-16;

    private static readonly double[] Inputs = Leaky.Numbers(6 * Steps * 2);

    private static readonly double[] Targets = [.. Leaky.Numbers(6 * Steps * 3, from: 100).Select(Math.Abs)];

    private static readonly double[] Weights = [.. Leaky.Numbers(6 * Steps, from: 5_000).Select(w => w < -0.7 ? 0 : 1 + w)];

    private static readonly int[] Lengths = [90, 10, 0, 100, 1, 37];

    public static TheoryData<LossKind, bool, int[]> Cases
    {
        get
        {
            var cases = new TheoryData<LossKind, bool, int[]>();
            foreach (var loss in new[] { LossKind.MeanSquaredError, LossKind.BinaryCrossEntropy })
            {
                foreach (var isWeighted in new[] { false, true })
                {
                    // The rows of each call. Row 2 is empty: alone, it is a call in which nothing counts, at the beginning, between others and at the end.
                    cases.Add(loss, isWeighted, [1, 1, 1, 1, 1, 1]);
                    cases.Add(loss, isWeighted, [2, 1, 3]);
                    cases.Add(loss, isWeighted, [3, 3]);
                    cases.Add(loss, isWeighted, [5, 1]);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void TwoRows_WeighAsMuchAsTheyHave_InOneBatchAndInTwo()
    {
        var engine = Leaky.Engine(new() { Steps = Steps, BatchSize = 6, L1 = 0.25, L2 = 0.5 });
        using var context = engine.CreateTrainingContext();
        context.ComputeGradients(Batch(0, 1));
        var a = context.Gradients.Values.ToArray();
        context.ComputeGradients(Batch(1, 1));
        var b = context.Gradients.Values.ToArray();
        double[] expected = [.. a.Zip(b, (x, y) => (0.9 * x) + (0.1 * y))];

        context.ComputeGradients(Batch(0, 2));
        AssertNear(expected, context);
        context.ComputeGradients(Batch(0, 1));
        context.ComputeGradients(Batch(1, 1), accumulate: true);
        AssertNear(expected, context);
        context.ComputeGradients(Batch(1, 1));
        context.ComputeGradients(Batch(0, 1), accumulate: true);
        AssertNear(expected, context);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Calls_GiveTheGradientOfOneBatchOfAllTheirRows(LossKind loss, bool isWeighted, int[] rows)
    {
        var engine = Leaky.Engine(new() { Steps = Steps, BatchSize = 6, Loss = loss, L1 = 0.25, L2 = 0.5 });
        using var context = engine.CreateTrainingContext();
        var expected = context.ComputeGradients(Batch(0, 6, isWeighted));
        var gradients = context.Gradients.Values.ToArray();

        var result = Accumulate(context, isWeighted, rows);
        AssertNear(gradients, context);
        Assert.Equal((double)expected.GradientNorm, (double)result.GradientNorm, Tolerance * expected.GradientNorm);
    }

    [Fact]
    public void EmptyCalls_ChangeNothing()
    {
        using var context = Leaky.Engine(new() { Steps = Steps, BatchSize = 6, L2 = 0.5 }).CreateTrainingContext();
        context.ComputeGradients(Batch(2, 1));
        var penalties = context.Gradients.Values.ToArray();
        context.ComputeGradients(Batch(2, 1), accumulate: true);
        Assert.Equal(penalties, context.Gradients.Values.ToArray());

        context.ComputeGradients(Batch(0, 1));
        var gradients = context.Gradients.Values.ToArray();
        context.ComputeGradients(Batch(2, 1), accumulate: true);
        Assert.Equal(gradients, context.Gradients.Values.ToArray());
    }

    public static TheoryData<string> Clippings => ["None", "ByValue", "ByNorm", "ByGlobalNorm", "Adaptive"];

    [Theory]
    [MemberData(nameof(Clippings))]
    public void AStep_IsThatOfTheWholeBatch(string name)
    {
        var clipping = name switch
        {
            "ByValue" => GradientClipping.ByValue(0.05),
            "ByNorm" => GradientClipping.ByNorm(0.05),
            "ByGlobalNorm" => GradientClipping.ByGlobalNorm(0.05),
            "Adaptive" => GradientClipping.Adaptive(0.05),
            _ => GradientClipping.None,
        };
        var layout = new LeakyLayout { Steps = Steps, BatchSize = 6, L2 = 0.5 };
        var (whole, parts) = (Leaky.Engine(layout), Leaky.Engine(layout));
        var (wholeStep, partsStep) = (new Sgd(0.1, momentum: 0.9).Bind(whole.Parameters), new Sgd(0.1, momentum: 0.9).Bind(parts.Parameters));
        using var wholeContext = whole.CreateTrainingContext();
        using var partsContext = parts.CreateTrainingContext();
        for (var step = 0; step < 3; step++)
        {
            var expected = wholeContext.ComputeGradients(Batch(0, 6, isWeighted: true));
            wholeStep.Apply(wholeContext.Gradients, 0.1, clipping, expected.GradientNorm);
            var actual = Accumulate(partsContext, isWeighted: true, [2, 1, 3]);
            partsStep.Apply(partsContext.Gradients, 0.1, clipping, actual.GradientNorm);

            // Each step adds what the gradients differ by, times the learning rate and the sum of powers of the momentum.
            var bound = 10 * Tolerance * (1 + (double)expected.GradientNorm);
            Assert.All(whole.Parameters.Values.ToArray().Zip(parts.Parameters.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, bound));
        }
    }

    [Fact]
    public void ClearedGradients_BeginAnew()
    {
        using var context = Leaky.Engine(new() { Steps = Steps, BatchSize = 6, L2 = 0.5 }).CreateTrainingContext();
        context.ComputeGradients(Batch(3, 3));
        var expected = context.Gradients.Values.ToArray();
        context.ComputeGradients(Batch(0, 2), accumulate: true);
        context.Gradients.Clear();
        context.ComputeGradients(Batch(3, 3), accumulate: true);
        Assert.Equal(expected, context.Gradients.Values.ToArray());
    }

    private static GradientResult<double> Accumulate(TrainingContext<double> context, bool isWeighted, int[] rows)
    {
        var (row, result) = (0, default(GradientResult<double>));
        foreach (var count in rows)
        {
            result = context.ComputeGradients(Batch(row, count, isWeighted), accumulate: row > 0);
            row += count;
        }

        return result;
    }

    private static void AssertNear(double[] expected, TrainingContext<double> context)
    {
        var norm = Math.Sqrt(expected.Sum(g => g * g));
        Assert.All(expected.Zip(context.Gradients.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, Tolerance * (1 + norm)));
    }

    private static SequenceBatch<double> Batch(int row, int count, bool isWeighted = false) => new()
    {
        Inputs = Inputs.AsSpan(row * Steps * 2, count * Steps * 2),
        Targets = Targets.AsSpan(row * Steps * 3, count * Steps * 3),
        Lengths = Lengths.AsSpan(row, count),
        StepWeights = isWeighted ? Weights.AsSpan(row * Steps, count * Steps) : default,
    };
}

using System.Numerics;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Tests;

public sealed class OptimizerTests
{
    private const int Steps = 12;

    public static TheoryData<string> Names => OptimizerCatalog.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Optimizer_FollowsThePlainTranscription(string name)
    {
        var (optimizer, reference) = OptimizerCatalog.All[name];
        var layout = FlatLayouts.Vectors(37);
        var weights = FlatLayouts.Filled<double>(layout, seed: 1);
        var gradients = FlatLayouts.Filled<double>(layout, seed: 2);
        var start = weights.Values.ToArray();
        var state = optimizer.Bind(weights);
        var given = new List<double[]>();
        var taken = new List<double[]>();
        for (var step = 0; step < Steps; step++)
        {
            FlatLayouts.Refill(gradients, seed: 100 + step);
            state.Apply(gradients);
            given.Add(gradients.Values.ToArray());
            taken.Add(weights.Values.ToArray());
        }

        Assert.Equal(Steps, state.Step);
        for (var i = 0; i < 37; i++)
        {
            var expected = reference(start[i], [.. given.Select(g => g[i])]);
            for (var step = 0; step < Steps; step++)
            {
                // Some 20 roundings of 1.1e-16 a step, each relative to a term that is at most about 100 (Adam divides by sqrt(1 - beta2) at first).
                Assert.Equal(expected[step], taken[step][i], 2.2e-13 * (step + 1));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWidth_GivesTheSameBits(string name)
    {
        var optimizer = OptimizerCatalog.All[name].Optimizer;
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Equal(Run<float>(optimizer, LaneWidth.Scalar), Run<float>(optimizer, width)));
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Equal(Run<double>(optimizer, LaneWidth.Scalar), Run<double>(optimizer, width)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gaps_StayZero(string name)
    {
        var values = Run<float>(OptimizerCatalog.All[name].Optimizer, LaneWidths.Best);
        Assert.Equal(32 + 5, values.Length);
        Assert.All(values[19..32], gap => Assert.Equal(0, gap));
        Assert.All(values[..19].Concat(values[32..]), value => Assert.NotEqual(0, value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AStep_AllocatesNothing(string name)
    {
        var layout = FlatLayouts.Vectors(100);
        var gradients = FlatLayouts.Filled<float>(layout, seed: 2);
        var state = OptimizerCatalog.All[name].Optimizer.Bind(FlatLayouts.Filled<float>(layout, seed: 1));
        Assert.Equal(0, Allocation.Of(() => state.Apply(gradients)));
    }

    [Fact]
    public void Reset_BringsBackTheFirstStep()
    {
        var layout = FlatLayouts.Vectors(5);
        var gradients = FlatLayouts.Filled<double>(layout, seed: 2);
        var weights = FlatLayouts.Filled<double>(layout, seed: 1);
        var state = new Adagrad(initialAccumulator: 0.5).Bind(weights);
        state.Apply(gradients);
        var first = weights.Values.ToArray();
        FlatLayouts.Refill(weights, seed: 1);
        state.Reset();
        state.Apply(gradients);
        Assert.Equal(first, weights.Values.ToArray());
        Assert.Equal(1, state.Step);
    }

    [Fact]
    public void AveragedSgd_AveragesTheWeightsSinceTheStart()
    {
        var layout = FlatLayouts.Vectors(7);
        var weights = FlatLayouts.Filled<double>(layout, seed: 1);
        var gradients = FlatLayouts.Filled<double>(layout, seed: 2);
        var state = new AveragedSgd(0.1, start: 3).Bind(weights);
        Assert.Equal(weights.Values.ToArray(), state.Slot(0).ToArray());
        var since = new List<double[]>();
        for (var step = 1; step <= 9; step++)
        {
            state.Apply(gradients);
            if (step <= 4)
            {
                Assert.Equal(weights.Values.ToArray(), state.Slot(0).ToArray());
            }

            // PyTorch divides by t - 1 - start, so that the first two steps after the start are copies, and the second is the first of the mean.
            if (step >= 5)
            {
                since.Add(weights.Values.ToArray());
                for (var i = 0; i < 7; i++)
                {
                    Assert.Equal(since.Average(w => w[i]), state.Slot(0)[i], 1e-14);
                }
            }
        }
    }

    [Fact]
    public void BadHyperparameters_AreRefusedByName()
    {
        AssertRefused("learningRate", () => new Sgd(-1));
        AssertRefused("learningRate", () => new Adam(double.NaN));
        AssertRefused("momentum", () => new Sgd(momentum: double.PositiveInfinity));
        AssertRefused("dampening", () => new Sgd(momentum: 0.9, dampening: 1.5));
        AssertRefused("nesterov", () => new Sgd(nesterov: true));
        AssertRefused("weightDecay", () => new AdamW(weightDecay: -0.1));
        AssertRefused("beta1", () => new Adam(beta1: 1));
        AssertRefused("beta2", () => new AdamW(beta2: -0.5));
        AssertRefused("epsilon", () => new RmsProp(epsilon: 0));
        AssertRefused("alpha", () => new RmsProp(alpha: 1));
        AssertRefused("initialAccumulator", () => new Adagrad(initialAccumulator: -1));
        AssertRefused("learningRateDecay", () => new Adagrad(learningRateDecay: -1));
        AssertRefused("beta1", () => new Nadam(beta1: 1));
        AssertRefused("momentumDecay", () => new Nadam(momentumDecay: -1));
        AssertRefused("rho", () => new Adadelta(rho: 1));
        AssertRefused("epsilon", () => new Adadelta(epsilon: 0));
        AssertRefused("beta2", () => new Lion(beta2: 1));
        AssertRefused("lambda", () => new AveragedSgd(lambda: -1));
        AssertRefused("alpha", () => new AveragedSgd(alpha: double.NaN));
        AssertRefused("start", () => new AveragedSgd(start: -1));
    }

    [Fact]
    public void AnEpsilonThatVanishesInSinglePrecision_IsRefused()
    {
        var optimizer = new Adam(epsilon: 1e-60);
        Assert.NotNull(optimizer.Bind(new ParameterSet<double>(FlatLayouts.Vectors(3))));
        var error = Assert.Throws<ArgumentException>(() => optimizer.Bind(new ParameterSet<float>(FlatLayouts.Vectors(3))));
        Assert.Contains("1E-60", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Of another length; of the same length in other tensors; of the same tensors in a network of another name.</summary>
    [Theory]
    [InlineData("Flat", new[] { 3, 4 })]
    [InlineData("Flat", new[] { 3, 16, 4 })]
    [InlineData("Flat", new[] { 36 })]
    [InlineData("Other", new[] { 3, 4, 4 })]
    public void GradientsOfAnotherNetwork_AreRefused(string name, int[] lengths)
    {
        var state = new Sgd(learningRate: 1).Bind(FlatLayouts.Filled<float>(FlatLayouts.Vectors(3, 4, 4), 1));
        var other = FlatLayouts.Filled<float>(FlatLayouts.Vectors(lengths) with { Name = name }, 2);
        var before = other.Values.ToArray();
        AssertRefused(() => state.Apply(other));
        AssertRefused(() => state.Apply(other, 0.5));
        AssertRefused(() => state.Apply(other, 0.5, GradientClipping.ByValue(1e-3), 1));
        AssertRefused(() => GradientClipping.ByGlobalNorm(1e-3).Apply(other, FlatLayouts.Filled<float>(FlatLayouts.Vectors(3, 4, 4), 1)));
        Assert.Equal(0, state.Step);
        Assert.Equal(before, other.Values.ToArray());

        void AssertRefused(Action apply)
        {
            var error = Assert.Throws<ArgumentException>("gradients", apply);
            Assert.StartsWith("gradients: expected the gradients of Flat (tensor0 [3], tensor1 [4], tensor2 [4]); given those of " + name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void GradientsOfAnotherInstanceOfTheNetwork_AreTaken_WithoutAllocating()
    {
        var state = new Sgd(learningRate: 1).Bind(FlatLayouts.Filled<float>(FlatLayouts.Vectors(3, 4), 1));
        var gradients = FlatLayouts.Filled<float>(FlatLayouts.Vectors(3, 4), 2);
        Assert.Equal(0, Allocation.Of(() => state.Apply(gradients)));
        Assert.Equal(150, state.Step);
    }

    [Fact]
    public void Description_NamesEveryHyperparameter() =>
        Assert.Equal("AdamW(learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0.01)", new AdamW(2e-3).ToString());

    private static T[] Run<T>(Optimizer optimizer, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layout = FlatLayouts.Vectors(19, 5);
        var weights = FlatLayouts.Filled<T>(layout, seed: 1);
        var gradients = new ParameterSet<T>(layout);
        var state = optimizer.Bind(weights, width);
        for (var step = 0; step < Steps; step++)
        {
            FlatLayouts.Refill(gradients, seed: 100 + step);
            state.Apply(gradients);
        }

        return weights.Values.ToArray();
    }

    private static void AssertRefused(string parameter, Func<Optimizer> make) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);
}

using RnnGen.Testing;

namespace RnnGen.Tests;

public sealed class GradientClippingTests
{
    [Fact]
    public void ByValue_LimitsEveryElement()
    {
        var gradients = Gradients();
        var before = gradients.Values.ToArray();
        GradientClipping.ByValue(0.25).Apply(gradients);
        Assert.Equal(before.Select(g => Math.Clamp(g, -0.25, 0.25)), gradients.Values.ToArray());
        Assert.Contains(before, g => Math.Abs(g) > 0.25);
    }

    [Fact]
    public void ByGlobalNorm_ScalesAllByOneFactor()
    {
        var gradients = Gradients();
        var before = gradients.Values.ToArray();
        var norm = Math.Sqrt(before.Sum(g => g * g));
        GradientClipping.ByGlobalNorm(0.5).Apply(gradients);
        AssertScaled(before, 0.5 / (norm + 1e-6), gradients.Values.ToArray());
    }

    [Fact]
    public void ByNorm_ScalesEachTensorByItsOwnFactor()
    {
        var gradients = Gradients();
        gradients["tensor1"].CopyFrom([1e-3, -2e-3, 0, 1e-3, 2e-3]);
        var before = gradients.Tensors.Select(Elements).ToArray();
        GradientClipping.ByNorm(0.5).Apply(gradients);
        var norm = Math.Sqrt(before[0].Sum(g => g * g));
        Assert.True(norm > 0.5);
        AssertScaled(before[0], 0.5 / (norm + 1e-6), Elements(gradients.Tensors[0]));
        Assert.Equal(before[1], Elements(gradients.Tensors[1]));
    }

    [Theory]
    [InlineData("norm")]
    [InlineData("global norm")]
    [InlineData("value")]
    [InlineData("none")]
    public void SmallGradients_KeepTheirBits(string kind)
    {
        var clipping = kind switch
        {
            "norm" => GradientClipping.ByNorm(1e3),
            "global norm" => GradientClipping.ByGlobalNorm(1e3),
            "value" => GradientClipping.ByValue(1e3),
            _ => GradientClipping.None,
        };
        var gradients = Gradients();
        var before = gradients.Values.ToArray();
        clipping.Apply(gradients);
        Assert.Equal(before, gradients.Values.ToArray());
    }

    [Fact]
    public void ByGlobalNorm_GivesTheSameBitsWhenTheNormIsKnown()
    {
        var layout = FlatLayouts.Vectors(37, 5);
        var (one, other) = (FlatLayouts.Filled<float>(layout, 3), FlatLayouts.Filled<float>(layout, 3));
        var clipping = GradientClipping.ByGlobalNorm(0.3);
        clipping.Apply(one);
        clipping.Apply(other, null, GradientSpans.Norm<float>(other.Values));
        Assert.Equal(one.Values.ToArray(), other.Values.ToArray());
    }

    [Fact]
    public void Clipping_AllocatesNothing()
    {
        GradientClipping[] all =
            [GradientClipping.ByValue(0.1), GradientClipping.ByNorm(0.1), GradientClipping.ByGlobalNorm(0.1), GradientClipping.Adaptive(0.1), GradientClipping.None];
        var (gradients, weights) = (FlatLayouts.Filled<float>(LeakyTask.Layout, 3), FlatLayouts.Filled<float>(LeakyTask.Layout, 4));
        Assert.All(all, clipping => Assert.Equal(0, Allocation.Of(() => clipping.Apply(gradients, weights))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void BadLimits_AreRefused(double limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByValue(limit));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByNorm(limit));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ByGlobalNorm(limit));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.Adaptive(limit));
        Assert.Throws<ArgumentOutOfRangeException>("leastNorm", () => GradientClipping.Adaptive(1, limit));
    }

    private static ParameterSet<double> Gradients() => FlatLayouts.Filled<double>(FlatLayouts.Vectors(37, 5), 3);

    private static double[] Elements(ParameterTensor<double> tensor)
    {
        var elements = new double[tensor.Length];
        tensor.CopyTo(elements);
        return elements;
    }

    private static void AssertScaled(double[] before, double factor, double[] after)
    {
        for (var i = 0; i < before.Length; i++)
        {
            // The sums of squares are added in different orders: at most 42 roundings each, halved by the root.
            Assert.Equal(before[i] * factor, after[i], Math.Abs(before[i] * factor) * 50 * 2.3e-16);
        }
    }
}

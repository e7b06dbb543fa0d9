using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class GradientNoiseTests
{
    [Fact]
    public void Noise_IsNormal()
    {
        const int Count = 40_000;
        var numbers = Noise(FlatLayouts.Vectors(Count), new GradientNoise(eta: 4, gamma: 0), seed: 3, step: 0);
        Array.Sort(numbers);

        // Five standard deviations of the mean, of the variance of a normal sample, and of the share below each quantile.
        Assert.Equal(0, numbers.Average(), 5 * 2 / Math.Sqrt(Count));
        Assert.Equal(4, numbers.Average(x => x * x), 5 * 4 * Math.Sqrt(2.0 / Count));
        foreach (var (quantile, share) in new[] { (-2.0, 0.022750), (-1.0, 0.158655), (-0.5, 0.308538), (0, 0.5), (0.5, 0.691462), (1, 0.841345), (2, 0.977250) })
        {
            Assert.Equal(share, numbers.Count(x => x < 2 * quantile) / (double)Count, 5 * Math.Sqrt(share * (1 - share) / Count));
        }
    }

    [Fact]
    public void Neighbours_AreIndependent()
    {
        const int Count = 40_000;
        var numbers = Noise(FlatLayouts.Vectors(Count), new GradientNoise(eta: 1), seed: 3, step: 0);
        foreach (var distance in new[] { 1, 2, 3 })
        {
            // Five standard deviations of a mean of products of independent numbers.
            Assert.Equal(0, numbers.Zip(numbers.Skip(distance), (a, b) => a * b).Average(), 5 / Math.Sqrt(Count - distance));
            Assert.Equal(1, numbers.Zip(numbers.Skip(distance), (a, b) => a * a * b * b).Average(), 5 * Math.Sqrt(8.0 / (Count - distance)));
        }
    }

    [Fact]
    public void TheVariance_FallsAsThePaperSays()
    {
        var noise = new GradientNoise(eta: 0.3, gamma: 0.55);
        foreach (var step in new[] { 0, 1, 10, 1_000_000 })
        {
            Assert.Equal(1, noise.Deviation(step) / Math.Sqrt(0.3 / Math.Pow(1 + step, 0.55)), 50 * 2.3e-16);
        }
    }

    [Fact]
    public void SeedStepAndTensor_TellNumbersApart()
    {
        var layout = FlatLayouts.Vectors(20, 20);
        var noise = new GradientNoise(1, 0);
        var numbers = Noise(layout, noise, seed: 1, step: 5);
        Assert.Equal(numbers, Noise(layout, noise, seed: 1, step: 5));
        double[][] all = [numbers[..20], numbers[32..], Noise(layout, noise, 1, 6)[..20], Noise(layout, noise, 2, 5)[..20], Noise(layout, noise, 1, 5 + (1L << 32))[..20]];
        Assert.Equal(100, all.SelectMany(part => part).Distinct().Count());
    }

    [Fact]
    public void Noise_DependsNeitherOnTheLayoutNorOnThePrecision_AndLeavesGapsAlone()
    {
        NetworkLayout gaps = LeakyTask.Layout;
        var wide = Set<double>(gaps, new GradientNoise(1, 0));
        var flat = Set<double>(gaps with { Tensors = [.. gaps.Tensors.Select((t, i) => t with { Blocks = [new(i * 10, t.Shape[0], t.Shape.Count == 1 ? 1 : t.Shape[1], 1, Initializer.Zeros, 0)] })] }, new GradientNoise(1, 0));
        var single = Set<float>(gaps, new GradientNoise(1, 0));
        for (var i = 0; i < wide.Tensors.Count; i++)
        {
            for (var j = 0; j < wide.Tensors[i].Length; j++)
            {
                Assert.Equal(wide.Tensors[i][j], flat.Tensors[i][j]);
                Assert.Equal((float)wide.Tensors[i][j], single.Tensors[i][j]);
            }
        }

        Assert.Equal(wide.Tensors.Sum(tensor => tensor.Length), wide.Values.ToArray().Count(value => value != 0));
    }

    [Fact]
    public void Training_AddsItAfterClipping()
    {
        // Without a learning signal (the clipping leaves nothing of it), a step moves the weights by the noise alone.
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var noise = new GradientNoise(0.5);
        var options = new TrainerOptions { Epochs = 1, Seed = 8, Clipping = GradientClipping.ByGlobalNorm(1e-30), GradientNoise = noise };
        Trainer.For(network, new Sgd(1), options).Fit(LeakyTask.Data(16));
        var expected = Leaky.Engine(LeakyTask.Layout).Parameters;
        var gradients = new ParameterSet<double>(LeakyTask.Layout);
        for (var step = 0; step < 2; step++)
        {
            gradients.Clear();
            noise.Add(gradients, 8, step);
            new Sgd(1).Bind(expected).Apply(gradients);
        }

        Assert.Equal(expected.Values.ToArray(), network.Weights);
    }

    [Fact]
    public void Noise_AllocatesNothing()
    {
        var gradients = new ParameterSet<float>(LeakyTask.Layout);
        var noise = new GradientNoise();
        Assert.Equal(0, Allocation.Of(() => noise.Add(gradients, 1, 1)));
    }

    [Fact]
    public void BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("eta", () => new GradientNoise(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new GradientNoise(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => new GradientNoise().Deviation(-1));
    }

    private static double[] Noise(NetworkLayout layout, GradientNoise noise, int seed, long step)
    {
        var gradients = new ParameterSet<double>(layout);
        noise.Add(gradients, seed, step);
        return gradients.Values.ToArray();
    }

    private static ParameterSet<T> Set<T>(NetworkLayout layout, GradientNoise noise)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var gradients = new ParameterSet<T>(layout);
        noise.Add(gradients, 1, 0);
        return gradients;
    }
}

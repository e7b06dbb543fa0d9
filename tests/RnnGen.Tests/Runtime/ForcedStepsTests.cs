using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class ForcedStepsTests
{
    private const int Steps = 60;
    private const int Batch = 50;

    private static readonly NetworkLayout Layout = new LeakyLayout { Steps = Steps, BatchSize = Batch };

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.25)]
    [InlineData(0.9)]
    [InlineData(1.0)]
    public void Steps_AreForcedAtTheRate(double rate)
    {
        var forced = Draw(rate);
        Assert.All(forced, value => Assert.True(value is 0 or 1));

        // Five deviations of a binomial count.
        var deviation = Math.Sqrt(rate * (1 - rate) * forced.Length);
        Assert.InRange(forced.Sum(), (rate * forced.Length) - (5 * deviation), (rate * forced.Length) + (5 * deviation));
    }

    /// <summary>A lower rate takes forced steps away, and forces none that the higher one left free.</summary>
    [Fact]
    public void ALowerRate_ForcesFewerOfTheSame()
    {
        var (more, fewer) = (Draw(0.75), Draw(0.5));
        Assert.All(more.Zip(fewer), pair => Assert.True(pair.First >= pair.Second));
        Assert.NotEqual(more, fewer);
    }

    [Fact]
    public void Rows_AreIndependentOfHowManyThereAre()
    {
        var (all, some) = (Draw(0.5), Draw(0.5, rows: 3));
        for (var t = 0; t < Steps; t++)
        {
            Assert.Equal(all[(t * Batch)..((t * Batch) + 3)], some[(t * Batch)..((t * Batch) + 3)]);
            Assert.All(some[((t * Batch) + 3)..((t + 1) * Batch)], untouched => Assert.Equal(-1, untouched));
        }
    }

    [Fact]
    public void SeedAndStep_AreTheKey()
    {
        var forced = Draw(0.5);
        Assert.Equal(forced, Draw(0.5));
        Assert.NotEqual(forced, Draw(0.5, seed: 4));
        Assert.NotEqual(forced, Draw(0.5, step: 6));
        Assert.NotEqual(forced, Draw(0.5, step: 5 + (1L << 32)));
    }

    private static double[] Draw(double rate, int seed = 3, long step = 5, int rows = Batch)
    {
        var place = Layout.Training.Length;
        var workspace = new Workspace<double>(Layout, Layout.Training with { Length = place + (Steps * Batch), Forced = place });
        workspace.Values.Slice(place, Steps * Batch).Fill(-1);
        ForcedSteps.Draw(Layout, workspace, rate, seed, step, rows);
        return workspace.Values.Slice(place, Steps * Batch).ToArray();
    }
}

using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Tests.Training;

public sealed class DropoutMasksTests
{
    private const int Steps = 20;
    private const int Batch = 16;
    private const int Width = 37;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Values_AreZeroAtTheRate_OrTheScaleThatMakesUpForIt(double rate)
    {
        var mask = Fill(rate, step: 5, rows: Batch);
        Assert.All(mask, value => Assert.True(value == 0 || value == (float)(1 / (1 - rate))));
        var dropped = mask.Count(static value => value == 0) / (double)mask.Length;

        // Five deviations of a binomial count.
        var deviation = Math.Sqrt(rate * (1 - rate) / mask.Length);
        Assert.InRange(dropped, rate - 5 * deviation, rate + 5 * deviation);
    }

    [Fact]
    public void Kept_IsWhatTheSiteSays_AndDoesNotChangeWhatIsDropped()
    {
        var (dropout, zoneout) = (Fill(0.3, step: 5, rows: Batch), Fill<float>(0.3, step: 5, rows: Batch, kept: 1));
        Assert.Equal(dropout.Select(static value => value == 0 ? 0f : 1f), zoneout);
    }

    [Fact]
    public void Rows_AreIndependentOfHowManyThereAre()
    {
        var (all, some) = (Fill(0.5, step: 5, rows: Batch), Fill(0.5, step: 5, rows: 3));
        for (var t = 0; t < Steps; t++)
        {
            var (from, to) = (t * Batch * Width, (t * Batch + 3) * Width);
            Assert.Equal(all[from..to], some[from..to]);
            Assert.All(some[to..((t + 1) * Batch * Width)], static untouched => Assert.Equal(-1, untouched));
        }
    }

    [Fact]
    public void EverythingInTheKey_ChangesTheMask()
    {
        var mask = Fill(0.5, step: 5, rows: Batch);
        Assert.Equal(mask, Fill(0.5, step: 5, rows: Batch));
        Assert.NotEqual(mask, Fill(0.5, step: 6, rows: Batch));
        Assert.NotEqual(mask, Fill(0.5, step: 5 + (1L << 32), rows: Batch));
        Assert.NotEqual(mask, Fill(0.5, step: 5, rows: Batch, seed: 2));
        Assert.NotEqual(mask, Fill(0.5, step: 5, rows: Batch, site: 2));
        Assert.NotEqual(mask[..Width], mask[Width..(2 * Width)]);
        Assert.NotEqual(mask[..(Batch * Width)], mask[(Batch * Width)..(2 * Batch * Width)]);
    }

    [Fact]
    public void SingleAndDouble_DropTheSameUnits() => Assert.Equal(
        Fill<float>(0.3, step: 1, rows: Batch).Select(static value => value == 0), Fill<double>(0.3, step: 1, rows: Batch).Select(static value => value == 0));

    /// <summary>A mask of a time with fewer steps than the inputs have, behind a stride or in a decoder, ends where it ends: other arrays follow it.</summary>
    [Theory]
    [InlineData(SequenceShape.ManyToOne, 3)]
    [InlineData(SequenceShape.EncoderDecoder, 3)]
    [InlineData(SequenceShape.EncoderDecoder, 7)]
    public void AMaskOfFewerSteps_EndsWhereItEnds(SequenceShape shape, int steps)
    {
        var network = new Testing.LeakyLayout { BatchSize = Batch }.Network with { Shape = shape, Steps = Steps, OutputSteps = 7, Dropouts = [new DropoutSite(0, steps, Width, 0.5, 1, 2)] };
        var workspace = Enumerable.Repeat(-1f, Steps * Batch * Width).ToArray();
        new DropoutMasks<float>(network, seed: 1).Fill(workspace, step: 1, new BatchExtent(Batch, HasLengths: false, Batch, Steps, OutputSteps: 7));
        Assert.DoesNotContain(-1f, workspace[..(steps * Batch * Width)]);
        Assert.All(workspace[(steps * Batch * Width)..], static untouched => Assert.Equal(-1, untouched));
    }

    private static float[] Fill(double rate, long step, int rows, int seed = 1, int site = 1) => Fill<float>(rate, step, rows, seed, site);

    private static T[] Fill<T>(double rate, long step, int rows, int seed = 1, int site = 1, double? kept = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Testing.LeakyLayout { BatchSize = Batch }.Network with
        {
            Dropouts = [new DropoutSite(0, Steps, Width, rate, site, kept ?? 1 / (1 - rate))],
        };
        var workspace = Enumerable.Repeat(-T.One, Steps * Batch * Width).ToArray();
        new DropoutMasks<T>(network, seed).Fill(workspace, step, new BatchExtent(rows, HasLengths: false, rows, Steps, OutputSteps: 1));
        return workspace;
    }
}

using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Tests;

public sealed class NormalNumbersTests
{
    [Fact]
    public void Numbers_AreTheTransformOfBoxAndMuller()
    {
        var (philox, numbers) = (new Philox(7, 11), new double[NormalNumbers.Batch]);
        for (var call = 0u; call < 200; call++)
        {
            NormalNumbers.Fill(numbers, philox, call * NormalNumbers.Counters, LaneWidths.Best);
            for (var i = 0u; i < NormalNumbers.Counters; i++)
            {
                var (a, b, c, d) = philox[call * NormalNumbers.Counters + i, 0, 0, 0];
                var (u, v) = (Uniform(a, b), Uniform(c, d));
                var radius = Math.Sqrt(-2 * Math.Log(u));

                // The argument 2 pi v, below 2 pi, is off by an ulp of 2 pi on either side, the sine and the radius by a few of 1; the radius is below 9.
                var tolerance = radius * 4e-15;
                Assert.Equal(radius * Math.Cos(2 * Math.PI * v), numbers[i], tolerance);
                Assert.Equal(radius * Math.Sin(2 * Math.PI * v), numbers[NormalNumbers.Counters + i], tolerance);
            }
        }

        static double Uniform(uint low, uint high) => (((low | ((ulong)high << 32)) >> 12) + 0.5) / (1UL << 52);
    }

    [Fact]
    public void EveryWidth_GivesTheSameBits()
    {
        Assert.All(Enum.GetValues<LaneWidth>(), width => Assert.Equal(Fill(LaneWidth.Scalar), Fill(width)));

        static double[] Fill(LaneWidth width)
        {
            var numbers = new double[NormalNumbers.Batch];
            NormalNumbers.Fill(numbers, new(1, 2), 5, width);
            return numbers;
        }
    }
}

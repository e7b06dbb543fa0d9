using System.Buffers.Binary;
using System.Security.Cryptography;
using RnnGen.Initializers;
using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Parameters;

public sealed class InitializerTests
{
    private const int Rows = 60;
    private const int Columns = 140;

    public static TheoryData<Initializer, double, double> Bounds => new()
    {
        { Initializer.GlorotUniform, 1, Math.Sqrt(6.0 / (Rows + Columns)) },
        { Initializer.GlorotUniform, 2, 2 * Math.Sqrt(6.0 / (Rows + Columns)) },
        { Initializer.HeUniform, 1, Math.Sqrt(6.0 / Columns) },
        { Initializer.LeCunUniform, 1, Math.Sqrt(3.0 / Columns) },
        { Initializer.Uniform, 0.05, 0.05 },
        { Initializer.PyTorch, 0.125, 0.125 },
    };

    public static TheoryData<Initializer, double, double> Deviations => new()
    {
        { Initializer.GlorotNormal, 1, Math.Sqrt(2.0 / (Rows + Columns)) },
        { Initializer.HeNormal, 1, Math.Sqrt(2.0 / Columns) },
        { Initializer.LeCunNormal, 3, 3 * Math.Sqrt(1.0 / Columns) },
        { Initializer.PyTorch, 0, 1 },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void UniformOnes_FillTheirBounds(Initializer initializer, double scale, double bound)
    {
        var weights = Draw(initializer, scale, Rows, Columns);
        Assert.All(weights, weight => Assert.InRange(weight, -bound, bound));

        // That none of 8,400 numbers comes within 1 % of an end has probability 0.995^8400 < 1e-18.
        Assert.True(weights.Max() > 0.99 * bound);
        Assert.True(weights.Min() < -0.99 * bound);
        AssertMoments(weights, bound / Math.Sqrt(3), kurtosis: 1.8);
    }

    [Theory]
    [MemberData(nameof(Deviations))]
    public void NormalOnes_HaveTheirDeviation(Initializer initializer, double scale, double deviation)
    {
        var weights = Draw(initializer, scale, Rows, Columns);
        AssertMoments(weights, deviation, kurtosis: 3);

        // Of a normal distribution 4.55 % lie beyond two deviations, of a uniform one none; five deviations of the count.
        var beyond = weights.Count(weight => Math.Abs(weight) > 2 * deviation) / (double)weights.Length;
        Assert.InRange(beyond, 0.0455 - 5 * Math.Sqrt(0.0455 / weights.Length), 0.0455 + 5 * Math.Sqrt(0.0455 / weights.Length));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(3, 5, 2)]
    [InlineData(64, 64, 1)]
    [InlineData(33, 100, 0.5)]
    [InlineData(100, 33, 1)]
    public void OrthogonalOnes_HaveOrthonormalRowsOrColumns(int rows, int columns, double gain)
    {
        var weights = Draw(Initializer.Orthogonal, gain, rows, columns);
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        double Element(int vector, int i) => rows <= columns ? weights[vector * columns + i] : weights[i * columns + vector];

        // Twice-projected vectors are orthogonal to a few roundings of a sum of `length` products of at most gain^2.
        var bound = 4 * length * Math.Pow(2, -53) * gain * gain;
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var dot = Enumerable.Range(0, length).Sum(i => Element(a, i) * Element(b, i));
                Assert.InRange(dot - (a == b ? gain * gain : 0), -bound, bound);
            }
        }
    }

    [Fact]
    public void ZerosAndConstant_AreThat()
    {
        Assert.All(Draw(Initializer.Zeros, 5, 2, 3), static weight => Assert.Equal(0, weight));
        Assert.All(Draw(Initializer.Constant, 5, 2, 3), static weight => Assert.Equal(5, weight));
    }

    [Fact]
    public void SingleAndDoubleNetworks_StartFromTheSameWeights()
    {
        var layout = new LeakyLayout { Initializer = Initializer.GlorotNormal, InputSize = 5, OutputSize = 7 };
        var (single, twice) = (Leaky.SingleEngine(layout), Leaky.Engine(layout));
        Assert.Equal(Array.ConvertAll(twice.Parameters.Values.ToArray(), static value => (float)value), single.Parameters.Values.ToArray());
    }

    [Fact]
    public void Seed_DecidesTheWeights()
    {
        double[] Values(int seed) => Leaky.Engine(new(), seed).Parameters.Values.ToArray();
        Assert.Equal(Values(3), Values(3));
        Assert.NotEqual(Values(3), Values(4));
    }

    [Fact]
    public void Gaps_StayZero()
    {
        var values = Leaky.Engine(new() { OutputSize = 3 }).Parameters.Values.ToArray();
        Assert.All(values.Where(static (_, i) => i % 8 >= 3), static value => Assert.Equal(0, value));
        Assert.All(values.Where(static (_, i) => i % 8 < 3), static value => Assert.NotEqual(0, value));
    }

    /// <summary>The bits that every machine must draw. A change here breaks the promise that a seed means the same weights in every version.</summary>
    [Theory]
    [InlineData(Initializer.GlorotUniform, "89DB3C05575E711D")]
    [InlineData(Initializer.GlorotNormal, "3CB3351DC873948D")]
    [InlineData(Initializer.Orthogonal, "AB80C9D5A53EC63D")]
    public void Bits_AreTheGoldenOnes(Initializer initializer, string expected)
    {
        var weights = Draw(initializer, 1, 8, 12);
        var bytes = new byte[weights.Length * 8];
        for (var i = 0; i < weights.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * 8), weights[i]);
        }

        Assert.Equal(expected, Convert.ToHexString(SHA256.HashData(bytes))[..16]);
    }

    private static double[] Draw(Initializer initializer, double scale, int rows, int columns)
    {
        var source = WeightSource.For(initializer, scale, rows, columns, PhiloxStream.For(42, "test", 0));
        return [.. Enumerable.Range(0, rows * columns).Select(_ => source.Next())];
    }

    // Mean and variance within five of their standard errors, sigma / sqrt(n) and sigma^2 sqrt((kurtosis - 1) / n).
    private static void AssertMoments(double[] weights, double deviation, double kurtosis)
    {
        double n = weights.Length;
        Assert.InRange(weights.Average(), -5 * deviation / Math.Sqrt(n), 5 * deviation / Math.Sqrt(n));
        var variance = weights.Average(static weight => weight * weight);
        var error = 5 * deviation * deviation * Math.Sqrt((kurtosis - 1) / n);
        Assert.InRange(variance, deviation * deviation - error, deviation * deviation + error);
    }
}

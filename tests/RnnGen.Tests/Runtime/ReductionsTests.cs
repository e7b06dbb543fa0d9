using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class ReductionsTests
{
    public static TheoryData<int> Lengths => [0, 1, 7, 15, 16, 17, 31, 32, 100];

    /// <summary>The order is part of the promise of equal bits, so the sums are equal, not close.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sums_KeepTheirOrder(int length)
    {
        var a = Leaky.Numbers(length);
        var b = Leaky.Numbers(length, from: 500);
        Assert.Equal(InOrder(length, i => a[i] * b[i]), Reductions.Dot<double>(a, b));
        Assert.Equal(InOrder(length, i => Math.Abs(a[i])), Reductions.SumOfMagnitudes<double>(a));

        var single = Array.ConvertAll(a, static value => (float)value);
        Assert.Equal(InOrder(length, i => (double)single[i] * single[i]), Reductions.Dot<float>(single, single));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ANumberThatIsNotFinite_IsFoundWhereverItStands(int length)
    {
        Assert.True(Reductions.AreFinite<float>(new float[length]));
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (var i = 0; i < length; i++)
            {
                var single = Enumerable.Repeat(i % 2 == 0 ? float.MaxValue : -float.MaxValue, length).ToArray();
                Assert.True(Reductions.AreFinite<float>(single));
                single[i] = bad;
                Assert.False(Reductions.AreFinite<float>(single));
                Assert.False(Reductions.AreFinite<double>(Array.ConvertAll(single, static x => (double)x)));
            }
        }
    }

    private static double InOrder(int length, Func<int, double> term)
    {
        var partials = new double[16];
        for (var i = 0; i < length; i++)
        {
            partials[i % 16] += term(i);
        }

        for (var half = 8; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                partials[i] += partials[i + half];
            }
        }

        return partials[0];
    }
}

using System.Runtime.Intrinsics;
using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

public sealed class WidthEqualityTests
{
    public static TheoryData<string> Functions => [.. FunctionCase.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_AtEveryWidth_HasTheSameBits(string name)
    {
        FunctionCase function = FunctionCase.Named(name);
        float[] single = [.. Samples.AnySingles(Samples.Scaled(60_000), 11), .. Array.ConvertAll(Samples.AnyDoubles(Samples.Scaled(60_000), 12), v => (float)v)];
        double[] @double = Samples.AnyDoubles(Samples.Scaled(60_000), 13);
        float[] expected = function.Single(LaneWidth.Scalar, single);
        double[] expectedDouble = function.Double(LaneWidth.Scalar, @double);
        foreach (LaneWidth width in Widths.All)
        {
            Widths.AssertSame(expected, function.Single(width, single), single, $"{name} at {width}");
            Widths.AssertSame(expectedDouble, function.Double(width, @double), @double, $"{name} at {width}");
        }
    }

    [Fact]
    public void OddAndBoundedFunctions_KeepTheirSymmetry_ToTheBit()
    {
        float[] x = Samples.AnySingles(Samples.Scaled(60_000), 14);
        Widths.AssertSame(
            Array.ConvertAll(Widths.Run<Tanh>(LaneWidths.Best, x), v => -v), Widths.Run<Tanh>(LaneWidths.Best, Array.ConvertAll(x, v => -v)), x, "tanh(-x)");
        double[] y = Samples.AnyDoubles(Samples.Scaled(60_000), 15);
    }

    [Fact]
    public void SineAndCosine_KeepTheirSymmetry_ToTheBit()
    {
        FunctionCase function = FunctionCase.Named(nameof(Sin));
        float[] x = Array.ConvertAll(Samples.AnySingles(Samples.Scaled(60_000), 17), v => Math.Abs(v) <= function.SingleRange ? v : v % 1000);
        float[] minus = Array.ConvertAll(x, v => -v);
        Widths.AssertSame(Array.ConvertAll(Widths.Run<Sin>(LaneWidths.Best, x), v => -v), Widths.Run<Sin>(LaneWidths.Best, minus), x, "sin(-x)");
        Widths.AssertSame(Widths.Run<Cos>(LaneWidths.Best, x), Widths.Run<Cos>(LaneWidths.Best, minus), x, "cos(-x)");
        double[] y = Array.ConvertAll(Samples.AnyDoubles(Samples.Scaled(60_000), 18), v => Math.Abs(v) <= function.DoubleRange ? v : v % 1000);
        double[] opposite = Array.ConvertAll(y, v => -v);
        Widths.AssertSame(Array.ConvertAll(Widths.Run<Sin>(LaneWidths.Best, y), v => -v), Widths.Run<Sin>(LaneWidths.Best, opposite), y, "sin(-x)");
        Widths.AssertSame(Widths.Run<Cos>(LaneWidths.Best, y), Widths.Run<Cos>(LaneWidths.Best, opposite), y, "cos(-x)");
    }

    [Fact]
    public void Best_IsScalarWithoutFusedMultiplyAdd_AndAcceleratedOtherwise()
    {
        LaneWidth expected = !LaneWidths.HasFusedMultiplyAdd ? LaneWidth.Scalar
            : Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
            : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
            : LaneWidth.Bits128;
        Assert.Equal(expected, LaneWidths.Best);
    }
}

using System.Globalization;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(1.0, "1")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(0.84551240822557006, "0.8455124082255701")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "4.94065645841247E-324")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Text_IsShort(double number, string expected) => Assert.Equal(expected, NumberText.Of(number));

    [Fact]
    public void Text_KeepsEveryBit()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            var read = double.Parse(NumberText.Of(number), CultureInfo.InvariantCulture);

            Assert.True(double.IsNaN(number) ? double.IsNaN(read) : BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(read), NumberText.Of(number));
        }
    }

    [Theory]
    [InlineData(0.0, "V.Zero")]
    [InlineData(-0.0, "V.Broadcast((float)-0d)")]
    [InlineData(-3.0, "V.Broadcast(-3)")]
    [InlineData(0.1, "V.Broadcast((float)0.1)")]
    [InlineData(double.NaN, "V.Broadcast(float.NaN)")]
    public void Constant_IsEmittedAsItself(double number, string expected) => Assert.Equal(expected, new Constant(number).CSharp("float"));
}

using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

public sealed class AccuracyTests
{
    private const double PromisedUlps = 4;

    public static TheoryData<string> Functions => [.. FunctionCase.All.Select(f => f.Name)];

    public static TheoryData<string> Growing => [.. FunctionCase.All.Where(f => !f.IsPeriodic).Select(f => f.Name)];

    public static TheoryData<string> Periodic => [.. FunctionCase.All.Where(f => f.IsPeriodic).Select(f => f.Name)];

    public static TheoryData<string> RelativelyAccurateInSingle => [.. FunctionCase.All.Select(f => f.Name).Where(name => name != nameof(FastSigmoid))];

    [Theory]
    [MemberData(nameof(RelativelyAccurateInSingle))]
    public void SingleFunction_OverAllBitPatterns_IsWithinFourUlps(string name)
    {
        FunctionCase function = FunctionCase.Named(name);
        float[] x = Samples.AnySingles(Samples.Scaled(2_000_000), seed: 1);
        float[] near = Array.ConvertAll(Samples.AnyDoubles(Samples.Scaled(1_000_000), seed: 2), v => (float)v);
        foreach (float[] inputs in new[] { x, near })
        {
            float[] y = function.Single(LaneWidths.Best, inputs);
            for (int i = 0; i < inputs.Length; i++)
            {
                double error = UlpsBetween(y[i], function.SingleReference(inputs[i]));
                Check(error <= PromisedUlps || IsBeyond(function.SingleRange, inputs[i], y[i]), $"{name}({inputs[i]:R}) = {y[i]:R}: {error} ulp");
            }
        }
    }

    [Fact]
    public void SingleTanh_OfEveryNumberNearOne_NeverExceedsOne()
    {
        // Exhaustive from 6.5, where tanh is 36 units below 1, to beyond its limit; sampled where multiply-add is emulated.
        int first = BitConverter.SingleToInt32Bits(6.5f), last = BitConverter.SingleToInt32Bits(9.1f), stride = Samples.Scaled(16_000) < 16_000 ? 97 : 1;
        float[] x = new float[((last - first) / stride + 15) & ~15];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = BitConverter.Int32BitsToSingle(first + i * stride);
        }

        float[] y = FunctionCase.Named(nameof(Tanh)).Single(LaneWidths.Best, x);
        Assert.True(y.Max() == 1f);
        Assert.True(y.Min() > 0.999995f);
    }

    [Fact]
    public void SingleFastSigmoid_OverAllBitPatterns_IsWithinTwoToTheMinus23()
    {
        FunctionCase function = FunctionCase.Named(nameof(FastSigmoid));
        float[] x = [.. Samples.AnySingles(Samples.Scaled(500_000), seed: 3), .. Enumerable.Range(0, Samples.Scaled(1_000_000)).Select(i => -25 + i * (50f / Samples.Scaled(1_000_000)))];
        float[] y = function.Single(LaneWidths.Best, x);
        for (int i = 0; i < x.Length; i++)
        {
            double error = Math.Abs(y[i] - function.SingleReference(x[i]));
            Check(float.IsNaN(x[i]) ? float.IsNaN(y[i]) : error <= Math.ScaleB(1, -23), $"{x[i]:R} -> {y[i]:R}");
            Check(float.IsNaN(x[i]) || y[i] is >= 0 and <= 1, $"{x[i]:R} -> {y[i]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void DoubleFunction_OverAllBitPatterns_IsWithinFourUlps(string name)
    {
        FunctionCase function = FunctionCase.Named(name);
        double[] x = Samples.AnyDoubles(Samples.Scaled(100_000), seed: 4);
        double[] y = function.Double(LaneWidths.Best, x);
        for (int i = 0; i < x.Length; i++)
        {
            // At these the exact value is a plain double, or there is none.
            bool plain = !double.IsFinite(x[i]) || (name == nameof(Log) && x[i] <= 0);
            double error = plain ? (function.SingleReference(x[i]).Equals(y[i]) ? 0 : double.PositiveInfinity) : function.DoubleReference(x[i]).ErrorInUlps(y[i]);
            Check(error <= PromisedUlps || IsBeyond(function.DoubleRange, x[i], y[i]), $"{name}({x[i]:R}) = {y[i]:R}: {error} ulp");
        }
    }

    /// <summary>Around every multiple of π / 4 that is drawn: at zeros what is left of an argument must be known to all its digits, at ones the result may not exceed them.</summary>
    [Theory]
    [MemberData(nameof(Periodic))]
    public void PeriodicFunction_OfAnglesOfItsWholeRange_IsWithinFourUlps(string name)
    {
        FunctionCase function = FunctionCase.Named(name);
        var random = new Random(16);
        double[] x = Array.ConvertAll(new double[Samples.Scaled(200_000)], _ => Angle(function.DoubleRange));
        float[] z = Array.ConvertAll(new double[Samples.Scaled(1_000_000)], _ => (float)Angle(function.SingleRange));
        double[] y = function.Double(LaneWidths.Best, x);
        float[] w = function.Single(LaneWidths.Best, z);
        for (int i = 0; i < x.Length; i++)
        {
            double error = function.DoubleReference(x[i]).ErrorInUlps(y[i]);
            Check(error <= PromisedUlps && Math.Abs(y[i]) <= 1, $"{name}({x[i]:R}) = {y[i]:R}: {error} ulp");
        }

        for (int i = 0; i < z.Length; i++)
        {
            double error = UlpsBetween(w[i], function.SingleReference(z[i]));
            Check(error <= PromisedUlps && Math.Abs(w[i]) <= 1, $"{name}({z[i]:R}) = {w[i]:R}: {error} ulp");
        }

        double Angle(double range)
        {
            double magnitude = range * Math.Pow(2, -random.Next(41)) * random.NextDouble();
            double multiple = Math.Round(magnitude / (Math.PI / 4)) * (Math.PI / 4) * (1 + (random.Next(-3, 4) * Math.ScaleB(1, -53)));
            return Math.Min(random.Next(2) == 0 ? magnitude : multiple, range) * (random.Next(2) == 0 ? 1 : -1);
        }
    }

    [Fact]
    public void SineAndCosine_OfZero_AreExact()
    {
        foreach (LaneWidth width in Widths.All)
        {
            float[] zeros = [0, -0f, 0, -0f, 0, -0f, 0, -0f, 0, -0f, 0, -0f, 0, -0f, 0, -0f];
            double[] doubles = Array.ConvertAll(zeros, zero => (double)zero);
            Widths.AssertSame(zeros, Widths.Run<Sin>(width, zeros), zeros, "Sin");
            Widths.AssertSame(doubles, Widths.Run<Sin>(width, doubles), doubles, "Sin");
            Assert.All(Widths.Run<Cos>(width, zeros), one => Assert.Equal(1, one));
            Assert.All(Widths.Run<Cos>(width, doubles), one => Assert.Equal(1, one));
        }
    }

    [Fact]
    public void DoubleReference_AgreesWithKnownDigits()
    {
        // High and low parts of e, tanh(1), ln(3), log(1 + e^-1), sin(100) and cos(100), from 40 digits.
        AssertDigits(ScaledReference.Exp(1.0), 2.718281828459045, 1.4456468917292502e-16);
        AssertDigits(ScaledReference.Tanh(1.0), 0.7615941559557649, 3.7090214482164924e-17);
        AssertDigits(ScaledReference.Log(3.0), 1.0986122886681098, -9.07129723500153e-17);
        AssertDigits(ScaledReference.Softplus(-1.0), 0.3132616875182228, 2.515869523777819e-17);
        AssertDigits(ScaledReference.Sin(100.0), -0.5063656411097588, -3.050947053792115e-18);
        AssertDigits(ScaledReference.Cos(100.0), 0.8623188722876839, 4.334809858136501e-17);

        static void AssertDigits(ScaledReference actual, double high, double low)
        {
            DoubleDouble difference = actual.Mantissa - new DoubleDouble(Math.ScaleB(high, -actual.Exponent), Math.ScaleB(low, -actual.Exponent));
            Check(Math.Abs(difference.High) < Math.Abs(actual.Mantissa.High) * Math.ScaleB(1, -98), $"{actual}: {difference.High}");
        }
    }

    [Theory]
    [MemberData(nameof(Growing))]
    public void Function_GoingOutwards_SaturatesMonotonically(string name)
    {
        // Every one of them grows with x. The steps of a tenth are far larger than the errors, so a decrease would be a fault.
        FunctionCase function = FunctionCase.Named(name);
        double[] ladder = [.. Enumerable.Range(0, 800).Select(i => 1e-2 * Math.Pow(1.1, i)), double.PositiveInfinity];
        IEnumerable<double> signed = name == nameof(Log) ? [0, .. ladder] : [.. ladder.Reverse().Select(v => -v), 0, .. ladder];
        double[] x = [.. signed, .. Enumerable.Repeat(double.PositiveInfinity, (16 - (signed.Count() & 15)) & 15)];
        double[] y = function.Double(LaneWidths.Best, x);
        float[] z = function.Single(LaneWidths.Best, Array.ConvertAll(x, v => (float)v));
        for (int i = 1; i < x.Length; i++)
        {
            Check(y[i] >= y[i - 1], $"{name}: {y[i - 1]:R} then {y[i]:R} at {x[i]:R}");
            Check(z[i] >= z[i - 1], $"{name}: {z[i - 1]:R} then {z[i]:R} at {x[i]:R}");
        }

        (double Low, double High) limits = name switch
        {
            nameof(Tanh) => (-1, 1),
            nameof(Sigmoid) or nameof(FastSigmoid) => (0, 1),
            nameof(Log) => (double.NegativeInfinity, double.PositiveInfinity),
            _ => (0, double.PositiveInfinity),
        };
        Assert.Equal(limits, (y[0], y[^1]));
        Assert.Equal(limits, ((double)z[0], z[^1]));
    }

    // What is beyond the range of an accuracy is within the limits of the function.
    private static bool IsBeyond(double range, double x, double y) => double.IsFinite(x) && Math.Abs(x) > range && y is >= -1 and <= 1;

    // The message is formatted only on failure: there are millions of checks.
    private static void Check(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref FailureMessage message)
    {
        if (!holds)
        {
            Assert.Fail(message.ToString());
        }
    }

    private static double UlpsBetween(float actual, double expected)
    {
        float rounded = (float)expected;
        if (rounded.Equals(actual))
        {
            return float.IsFinite(rounded) ? Math.Abs(actual - expected) / Ulp(rounded) : 0;
        }

        return float.IsFinite(rounded) && float.IsFinite(actual) ? Math.Abs(actual - expected) / Ulp(rounded) : double.PositiveInfinity;
    }

    private static double Ulp(float value) =>
        Math.Abs(value) == float.MaxValue ? Math.ScaleB(1, 104) : (double)MathF.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}

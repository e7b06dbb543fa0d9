using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

/// <summary>A function at a chosen width, and references: in double precision for single-precision results, in twice that for double-precision ones.</summary>
internal sealed record FunctionCase(
    string Name,
    Func<LaneWidth, float[], float[]> Single,
    Func<LaneWidth, double[], double[]> Double,
    Func<double, double> SingleReference,
    Func<double, ScaledReference> DoubleReference)
{
    /// <summary>Whether it repeats itself, and is accurate for arguments up to a magnitude only.</summary>
    public bool IsPeriodic { get; private init; }

    /// <summary>The largest magnitude of an argument for which the accuracy in single precision is promised.</summary>
    public double SingleRange => IsPeriodic ? Math.ScaleB(1, 18) : double.PositiveInfinity;

    /// <summary>The largest magnitude of an argument for which the accuracy in double precision is promised.</summary>
    public double DoubleRange => IsPeriodic ? Math.ScaleB(1, 40) : double.PositiveInfinity;

    public static readonly FunctionCase[] All =
    [
        Of<Exp>(Math.Exp, ScaledReference.Exp),
        Of<Log>(Math.Log, ScaledReference.Log),
        Of<Tanh>(Math.Tanh, ScaledReference.Tanh),
        Of<Sigmoid>(Logistic, ScaledReference.Sigmoid),
        Of<FastSigmoid>(Logistic, ScaledReference.Sigmoid),
        Of<Softplus>(LogOnePlusExp, ScaledReference.Softplus),
        Of<Sin>(Math.Sin, ScaledReference.Sin) with { IsPeriodic = true },
        Of<Cos>(Math.Cos, ScaledReference.Cos) with { IsPeriodic = true },
        Of<Relu>(x => Math.Max(x, 0), x => new(new(Math.Max(x, 0), 0), 0)),
    ];

    public static FunctionCase Named(string name) => All.Single(f => f.Name == name);

    private static FunctionCase Of<TOperation>(Func<double, double> reference, Func<double, ScaledReference> doubleReference)
        where TOperation : struct, ILaneOperation<float>, ILaneOperation<double> =>
        new(
            typeof(TOperation).Name,
            (width, x) => Widths.Run<TOperation>(width, x),
            (width, x) => Widths.Run<TOperation>(width, x),
            reference,
            doubleReference);

    private static double Logistic(double x)
    {
        double q = Math.Exp(-Math.Abs(x));
        return (x > 0 ? 1 : q) / (1 + q);
    }

    private static double LogOnePlusExp(double x)
    {
        // log(1 + q) through the rounded u = 1 + q and its error: log(u) q / (u - 1)
        double q = Math.Exp(-Math.Abs(x)), u = 1 + q;
        return Math.Max(x, 0) + (u == 1 ? q : Math.Log(u) * (q / (u - 1)));
    }
}

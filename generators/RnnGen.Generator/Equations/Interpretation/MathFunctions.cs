using System;
using System.Linq;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Functions of System.Math, with one result on every machine: exact, or rounded once.</summary>
internal static class MathFunctions
{
    /// <summary>The value of a function; null where it is not one that is computed.</summary>
    public static object? Compute(string name, object[] arguments) => (name, arguments) switch
    {
        ("Abs", [int x]) => x == int.MinValue ? null : Math.Abs(x),
        ("Abs", [long x]) => x == long.MinValue ? null : Math.Abs(x),
        ("Min", [int a, int b]) => Math.Min(a, b),
        ("Max", [int a, int b]) => Math.Max(a, b),
        ("Min", [long a, long b]) => Math.Min(a, b),
        ("Max", [long a, long b]) => Math.Max(a, b),
        ("Clamp", [int x, int low, int high]) => low > high ? null : Math.Min(Math.Max(x, low), high),
        ("Sign", [int x]) => Math.Sign(x),
        _ when arguments.All(argument => argument is double or float) => OfReals(name, [.. arguments.Select(Constants.ToDouble)]),
        _ => null,
    };

    private static double? OfReals(string name, double[] arguments) => (name, arguments) switch
    {
        ("Sqrt", [var x]) => Math.Sqrt(x),
        ("Abs", [var x]) => Math.Abs(x),
        ("Floor", [var x]) => Math.Floor(x),
        ("Ceiling", [var x]) => Math.Ceiling(x),
        ("Truncate", [var x]) => Math.Truncate(x),
        ("Round", [var x]) => Math.Round(x),
        ("Sign", [var x]) => double.IsNaN(x) ? null : Math.Sign(x),
        ("Min", [var a, var b]) => Math.Min(a, b),
        ("Max", [var a, var b]) => Math.Max(a, b),
        ("Clamp", [var x, var low, var high]) => low > high ? null : Math.Min(Math.Max(x, low), high),
        ("Exp", [var x]) => ExactMath.Exp(x),
        ("Log", [var x]) => ExactMath.Log(x),
        ("Log2", [var x]) => ExactMath.Log2(x),
        ("Log10", [var x]) => ExactMath.Log10(x),
        ("Pow", [var x, var y]) => ExactMath.Pow(x, y),
        ("Sin", [var x]) => ExactMath.Sin(x),
        ("Cos", [var x]) => ExactMath.Cos(x),
        ("Tanh", [var x]) => ExactMath.Tanh(x),
        _ => null,
    };
}

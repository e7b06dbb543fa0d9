using System;
using System.Linq;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Functions of System.Math that have one result on every machine: those that are exact, or rounded once.</summary>
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
        ("Pow", [var x, var n]) => n == Math.Floor(n) && Math.Abs(n) <= 64 ? Power(x, (int)n) : null,
        _ => null,
    };

    // Factor by factor, so that the result does not depend on a mathematical library.
    private static double Power(double x, int n)
    {
        var power = 1.0;
        for (var i = Math.Abs(n); i > 0; i--)
        {
            power *= x;
        }

        return n < 0 ? 1 / power : power;
    }
}

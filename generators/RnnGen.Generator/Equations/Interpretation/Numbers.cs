using System.Globalization;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Numbers that are part of an equation: indices, lengths, slopes, limits.</summary>
internal static class Numbers
{
    /// <summary>A number that an equation contains; null where it is not known, which is objected to.</summary>
    public static double? Read(Interpreter run, IOperation number, string what)
    {
        switch (run.Evaluate(number))
        {
            case KnownValue { Value: not bool } known:
                return Constants.ToDouble(known.Value);

            case ComputedValue:
                run.NotConstant(number.Syntax, what, "it is part of the equation itself");
                return null;

            default:
                return null;
        }
    }

    /// <summary>A whole number of at least so much.</summary>
    public static int? Read(Interpreter run, IOperation number, string what, int least)
    {
        if (Read(run, number, what) is not { } value)
        {
            return null;
        }

        if (value >= least)
        {
            return (int)value;
        }

        run.NotAnEquation(number.Syntax, $"{what} of {value.ToString(CultureInfo.InvariantCulture)}", $"it must be at least {least.ToString(CultureInfo.InvariantCulture)}");
        return null;
    }
}

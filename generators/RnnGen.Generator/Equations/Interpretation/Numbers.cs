using System;
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
                run.NotConstant(number.Syntax, $"{what} is part of the equation itself, so it must be a constant. Use a number that is known when the cell is compiled.");
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

        run.NotAnEquation(number.Syntax, FormattableString.Invariant($"{what} is {value}, but must be at least {least}. Use a larger number."));
        return null;
    }
}

using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Conditions, which must be known while the step is read: a step has the same equations for every input.</summary>
internal static class Conditions
{
    public const string Why = "it depends on what the cell computes; gates, Min, Max, Clamp and Relu choose between values";

    /// <summary>Whether a condition holds; null where that is not known, which is objected to.</summary>
    public static bool? Evaluate(Interpreter run, IOperation condition, string what)
    {
        switch (run.Evaluate(condition))
        {
            case KnownValue { Value: bool holds }:
                return holds;

            case ComputedValue:
                run.NotConstant(condition.Syntax, what, Why);
                return null;

            default:
                return null;
        }
    }
}

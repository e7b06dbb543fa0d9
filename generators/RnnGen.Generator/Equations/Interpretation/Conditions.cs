using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Conditions, which must be known while the step is read: a step has the same equations for every input.</summary>
internal static class Conditions
{
    public const string Length = "a length is known only when a network uses the cell, and its equations are the same in every network; decide by a constant of the class";

    private const string Computed = "it depends on what the cell computes; gates, Min, Max, Clamp and Relu choose between values";

    /// <summary>Why nothing is decided by an expression that is not known.</summary>
    public static string Why(SymbolicValue value, IOperation expression) =>
        value is TupleValue ? "it is a tuple; decide by one number" : LibraryTypes.IsValue(expression.Type) ? Computed : Length;

    /// <summary>Whether a condition holds; null where that is not known, which is objected to.</summary>
    public static bool? Evaluate(Interpreter run, IOperation condition, string what)
    {
        switch (run.Evaluate(condition))
        {
            case KnownValue { Value: bool holds }:
                return holds;

            case ComputedValue value:
                run.NotConstant(condition.Syntax, what, Why(value, condition));
                return null;

            default:
                return null;
        }
    }
}

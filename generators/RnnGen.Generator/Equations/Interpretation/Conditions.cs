using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Conditions, which must be known while the step is read: a step has the same equations for every input.</summary>
internal static class Conditions
{
    /// <summary>The message about a value that must be known when the cell is compiled.</summary>
    /// <param name="what">The value, as a noun with its article: the condition of an 'if'.</param>
    /// <param name="value">The value that it has.</param>
    /// <param name="expression">The expression.</param>
    public static string Message(string what, SymbolicValue value, IOperation expression) =>
        value is TupleValue ? $"{what} is a tuple, but must be a single constant. Decide by one number."
        : LibraryTypes.IsValue(expression.Type) ? $"{what} depends on a value that the cell computes, but must be a constant. To choose between values, use gates, Select, Min, Max, Clamp or Relu."
        : LengthMessage(what);

    /// <summary>The message about a length that decides between equations.</summary>
    /// <param name="what">The value, as a noun with its article.</param>
    public static string LengthMessage(string what) => $"{what} depends on a length, which is unknown until a network uses the cell. Decide by a constant of the class.";

    /// <summary>Whether a condition holds; null where that is not known, which is objected to.</summary>
    public static bool? Evaluate(Interpreter run, IOperation condition, string what)
    {
        switch (run.Evaluate(condition))
        {
            case KnownValue { Value: bool holds }:
                return holds;

            case ComputedValue value:
                run.NotConstant(condition.Syntax, Message(what, value, condition));
                return null;

            default:
                return null;
        }
    }
}

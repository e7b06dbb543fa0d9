using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Operators: those of vectors, matrices and scalars become equations; those on known numbers are computed.</summary>
internal static class Operators
{
    /// <summary>The result of a binary operator.</summary>
    public static SymbolicValue Binary(Interpreter run, BinaryOperator op, Operand left, Operand right)
    {
        if (left.Value == SymbolicValue.Broken || right.Value == SymbolicValue.Broken)
        {
            return SymbolicValue.Broken;
        }

        if (op.Method is { } method)
        {
            return LibraryTypes.IsValue(method.ContainingType) && method.Parameters.Length == 2 && EquationOf(op) is { } operation
                ? run.Add(operation, [left, right], [], op.Place)
                : run.NotAnEquation(op.Place, $"An operator of '{method.ContainingType.Name}' cannot be read as an equation. Use the operators of Vector, Matrix and Scalar.");
        }

        return (left.Value, right.Value) switch
        {
            (KnownValue a, KnownValue b) => Known(run, op, a.Value, b.Value),
            (ComputedValue or KnownValue, ComputedValue or KnownValue) when EquationOf(op) is { } operation && !(operation == "Divide" && IsWhole(op.Type)) =>
                run.Add(operation, [left, right], [], op.Place),
            (ComputedValue, _) => NotKnown(run, left.Place, op.Kind),
            _ => NotKnown(run, right.Place, op.Kind),
        };
    }

    /// <summary>The result of a unary operator.</summary>
    public static SymbolicValue Unary(Interpreter run, IUnaryOperation unary)
    {
        var operand = unary.OperatorKind is UnaryOperatorKind.Minus or UnaryOperatorKind.Plus or UnaryOperatorKind.Not or UnaryOperatorKind.BitwiseNegation
            ? run.Evaluate(unary.Operand)
            : Constructs.ObjectTo(run, unary);
        return operand switch
        {
            KnownValue known when unary.OperatorMethod is null => Constants.Unary(unary.OperatorKind, known.Value, unary.IsChecked) is { } result
                ? new KnownValue(result)
                : run.NotAnEquation(unary.Syntax, $"This operation has no result for {Constants.Text(known.Value)}. Use another number."),
            ComputedValue when unary.OperatorKind == UnaryOperatorKind.Minus => run.Add("Negate", [new(operand, unary.Operand.Syntax)], [], unary.Syntax),
            ComputedValue when unary.OperatorKind == UnaryOperatorKind.Plus => operand,
            ComputedValue => run.NotConstant(unary.Operand.Syntax, Conditions.LengthMessage("This operand")),
            _ => SymbolicValue.Broken,
        };
    }

    private static SymbolicValue Known(Interpreter run, BinaryOperator op, object left, object right) =>
        Constants.Binary(op.Kind, left, right, op.IsChecked) is { } result
            ? new KnownValue(result)
            : run.NotAnEquation(op.Place, $"This operation has no result for {Constants.Text(left)} and {Constants.Text(right)}. Use other numbers.");

    // Built-in operators are on numbers, and lengths are the only ones that are computed.
    private static SymbolicValue NotKnown(Interpreter run, SyntaxNode place, BinaryOperatorKind kind) =>
        run.NotConstant(place, IsComparison(kind)
            ? Conditions.LengthMessage("This operand")
            : "This operand depends on a length, which is unknown until a network uses the cell. Use Part(v, i, n), the i-th of n equal parts of a vector of any length.");

    private static bool IsComparison(BinaryOperatorKind kind) => kind
        is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool IsWhole(ITypeSymbol? type) => type is not { SpecialType: SpecialType.System_Double };

    private static string? EquationOf(BinaryOperator op) => op.Kind switch
    {
        BinaryOperatorKind.Add => "Add",
        BinaryOperatorKind.Subtract => "Subtract",
        BinaryOperatorKind.Multiply when op.Method is { } method && LibraryTypes.IsMatrix(method.Parameters[0].Type) && LibraryTypes.IsVector(method.Parameters[1].Type) => "Product",
        BinaryOperatorKind.Multiply => "Multiply",
        BinaryOperatorKind.Divide => "Divide",
        _ => null,
    };
}

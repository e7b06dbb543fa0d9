using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>An operand of an operation.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">The expression.</param>
internal sealed record Operand(SymbolicValue Value, SyntaxNode Place);

/// <summary>A binary operator as it is used: by itself, in a compound assignment or in an increment.</summary>
/// <param name="Kind">The operator.</param>
/// <param name="Method">Its method; null for a built-in one.</param>
/// <param name="Type">The type of its result.</param>
/// <param name="IsChecked">Whether overflows are errors.</param>
/// <param name="Place">The expression.</param>
internal sealed record BinaryOperator(BinaryOperatorKind Kind, IMethodSymbol? Method, ITypeSymbol? Type, bool IsChecked, SyntaxNode Place);

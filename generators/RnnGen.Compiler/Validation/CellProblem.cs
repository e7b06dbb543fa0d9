namespace RnnGen.Compiler.Validation;

/// <summary>An objection to a cell's equations.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The number of the value whose equation, or parameter, it is about.</param>
/// <param name="Operand">Which operand of it; -1 for the whole.</param>
/// <param name="Arguments">What stands in the message's placeholders.</param>
internal sealed record CellProblem(CellRule Rule, int Value, int Operand, EquatableArray<string> Arguments);

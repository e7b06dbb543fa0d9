namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Operands of one equation fit each other, for every number of inputs and units.</summary>
internal sealed class ShapeMismatch() : CellRule(RuleIds.ShapeMismatch, "Widths of an equation do not match");

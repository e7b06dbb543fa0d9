namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Values that decide between equations are known when the cell is compiled.</summary>
internal sealed class NotConstant() : CellRule(RuleIds.NotConstant, "Not a constant");

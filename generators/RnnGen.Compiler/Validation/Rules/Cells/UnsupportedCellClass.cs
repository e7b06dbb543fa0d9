namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A cell is a class of its own.</summary>
internal sealed class UnsupportedCellClass() : CellRule(RuleIds.UnsupportedCellClass, "Class cannot be a cell");

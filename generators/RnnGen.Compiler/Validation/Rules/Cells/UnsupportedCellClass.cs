namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A cell is a class of its own.</summary>
internal sealed class UnsupportedCellClass() : CellRule(
    RuleIds.UnsupportedCellClass,
    "Class cannot be a cell",
    "'{0}' is {1}. A cell is a class that is neither abstract nor generic, not within a generic type, and not local to a file.");

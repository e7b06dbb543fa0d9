namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A cell that others can name carries its equations.</summary>
internal sealed class CellNotPartial() : CellRule(
    RuleIds.CellNotPartial,
    "Cell cannot be used from other projects",
    "'{0}' is public, but other projects cannot use it as a cell: the equations are put beside the class, so '{1}' must be partial.",
    RuleSeverity.Information);

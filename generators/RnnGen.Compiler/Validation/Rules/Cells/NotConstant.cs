namespace RnnGen.Compiler.Validation.Rules;

/// <summary>What decides which equations there are is known when the cell is compiled.</summary>
internal sealed class NotConstant() : CellRule(
    RuleIds.NotConstant,
    "Not a constant",
    "{0} must be known when the cell is compiled: {1}.");

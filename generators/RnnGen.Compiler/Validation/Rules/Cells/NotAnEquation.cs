namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A step consists of equations.</summary>
internal sealed class NotAnEquation() : CellRule(
    RuleIds.NotAnEquation,
    "Not an equation",
    "{0} cannot be read as an equation: {1}.");

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A step consists of equations.</summary>
internal sealed class NotAnEquation() : CellRule(RuleIds.NotAnEquation, "Not an equation");

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A loss of one's own has a method that is the loss, and no other that it cannot have.</summary>
internal sealed class LossMethod() : CellRule(RuleIds.LossMethod, "Method of a loss is missing or invalid");

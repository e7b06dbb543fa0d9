namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A cell has one method that is its equations.</summary>
internal sealed class StepMissing() : CellRule(RuleIds.StepMissing, "Cell has no step");

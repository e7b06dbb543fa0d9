namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A step returns the next value of each state.</summary>
internal sealed class StepResult() : CellRule(RuleIds.StepResult, "Result of Step does not match its states");

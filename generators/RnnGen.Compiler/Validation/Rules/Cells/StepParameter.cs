namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Each parameter of a step is an input, a state or a trained parameter.</summary>
internal sealed class StepParameter() : CellRule(RuleIds.StepParameter, "Parameter of Step is invalid");

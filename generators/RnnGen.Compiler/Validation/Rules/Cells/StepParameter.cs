namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Each parameter of a step is an input, a state or something trained.</summary>
internal sealed class StepParameter() : CellRule(
    RuleIds.StepParameter,
    "Parameter of Step is not understood",
    "'{0}' {1}.");

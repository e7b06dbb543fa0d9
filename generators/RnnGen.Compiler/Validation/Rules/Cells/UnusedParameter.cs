namespace RnnGen.Compiler.Validation.Rules;

/// <summary>What is trained has an effect.</summary>
internal sealed class UnusedParameter() : CellRule(
    RuleIds.UnusedParameter,
    "Parameter of a cell has no effect",
    "No result of Step depends on '{0}'. Use it or remove it.");

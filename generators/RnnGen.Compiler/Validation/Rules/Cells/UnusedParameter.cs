namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A trained parameter has an effect.</summary>
internal sealed class UnusedParameter() : CellRule(RuleIds.UnusedParameter, "Parameter of a cell has no effect");

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Calls are inlined, so they must end.</summary>
internal sealed class RecursiveEquations() : CellRule(RuleIds.RecursiveEquations, "Equations call themselves");

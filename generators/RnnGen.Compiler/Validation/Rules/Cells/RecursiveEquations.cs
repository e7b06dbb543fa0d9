namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Calls are inlined, so they end.</summary>
internal sealed class RecursiveEquations() : CellRule(
    RuleIds.RecursiveEquations,
    "Equations call themselves",
    "'{0}' calls itself, directly or through others. Calls are inlined: write a 'for' loop with constant bounds.");

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A cell has one method that is its equations.</summary>
internal sealed class StepMissing() : CellRule(
    RuleIds.StepMissing,
    "Cell has no step",
    "'{0}' has no equations: {1}. Write one 'public static Vector Step(Vector x, [State] Vector h, ...)' with a body.");

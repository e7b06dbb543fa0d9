namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A step has a size that can be compiled.</summary>
internal sealed class TooManyEquations() : CellRule(
    RuleIds.TooManyEquations,
    "Step has too many equations",
    "Step {0}. Each turn of a loop and each call adds its own: use fewer, vectors for what is alike, and locals for parts of long expressions.");

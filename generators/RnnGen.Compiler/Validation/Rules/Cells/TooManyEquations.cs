namespace RnnGen.Compiler.Validation.Rules.Cells;

/// <summary>A step has a size that can be compiled.</summary>
internal sealed class TooManyEquations() : CellRule(
    RuleIds.TooManyEquations,
    "Step has too many equations",
    "Step comes to more than {0} equations, runs too long before it ends, or is nested too deeply. Each turn of a loop and each call adds its own: use fewer, and vectors for what is alike.");

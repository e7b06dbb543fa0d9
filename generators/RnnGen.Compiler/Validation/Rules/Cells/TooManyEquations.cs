namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A step has a size that can be compiled.</summary>
internal sealed class TooManyEquations() : CellRule(RuleIds.TooManyEquations, "Step has too many equations");

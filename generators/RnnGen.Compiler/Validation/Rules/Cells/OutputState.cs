namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The first state is the layer's output, as wide as its units.</summary>
internal sealed class OutputState() : CellRule(RuleIds.OutputState, "First state is not the output");

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The first state is what the layer gives, and as wide as its units.</summary>
internal sealed class OutputState() : CellRule(
    RuleIds.OutputState,
    "First state is not the output",
    "The first state is the layer's output, a vector of units; '{0}' is {1}. Declare the state that is the output first.");

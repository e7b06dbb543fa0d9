namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A layer of one's own has one method that is its equations.</summary>
internal sealed class LayerMethod() : CellRule(RuleIds.LayerMethod, "Method of a layer is missing or invalid");

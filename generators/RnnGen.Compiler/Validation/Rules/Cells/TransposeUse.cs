namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A transpose is a factor of products with numbers and a vector, and nothing else.</summary>
internal sealed class TransposeUse() : CellRule(RuleIds.TransposeUse, "Transpose is not multiplied by a vector");

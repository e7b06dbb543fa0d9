namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A transpose is a factor of products with numbers and a vector, and nothing else.</summary>
internal sealed class TransposeUse() : CellRule(
    RuleIds.TransposeUse,
    "Transpose is not multiplied with a vector",
    "A transpose is multiplied with numbers and with a vector, as in 'Transpose(m) * v', and nothing else. Compute with the matrix itself first, and transpose last.");

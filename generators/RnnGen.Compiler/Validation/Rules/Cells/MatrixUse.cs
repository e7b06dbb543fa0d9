namespace RnnGen.Compiler.Validation.Rules.Cells;

/// <summary>A trained or transposed matrix is a factor of products with numbers and a vector, and nothing else.</summary>
internal sealed class MatrixUse() : CellRule(
    RuleIds.MatrixUse,
    "Matrix is not multiplied with a vector",
    "{0}, so that it can be multiplied with numbers and with a vector, as in '0.5 * w * x', and nothing else. Matrix-valued states and matrices that equations make can be used in other ways.");

namespace RnnGen.Compiler.Validation.Rules.Cells;

/// <summary>A trained or transposed matrix is a factor of a product with a vector and nothing else.</summary>
internal sealed class MatrixUse() : CellRule(
    RuleIds.MatrixUse,
    "Matrix is not multiplied with a vector",
    "{0} cannot be used like this: it can only be multiplied with a vector, as in 'w * x'. Only matrices that equations make, and matrix-valued states, are values.");

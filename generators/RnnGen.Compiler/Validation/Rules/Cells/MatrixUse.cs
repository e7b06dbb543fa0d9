namespace RnnGen.Compiler.Validation.Rules.Cells;

/// <summary>A trained or transposed matrix is a factor of a product with a vector and nothing else.</summary>
internal sealed class MatrixUse() : CellRule(
    RuleIds.MatrixUse,
    "Matrix is not multiplied with a vector",
    "{0} can only be multiplied with a vector, as in 'w * x': it is trained, or a transpose. Matrix-valued states and matrices that equations make can be used in other ways.");

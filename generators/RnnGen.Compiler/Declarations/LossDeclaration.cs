namespace RnnGen.Compiler.Declarations;

/// <summary>The [Loss] attribute.</summary>
internal sealed record LossDeclaration(LossKind Kind);

/// <summary>As RnnGen.LossKind.</summary>
internal enum LossKind
{
    MeanSquaredError = 0,
    BinaryCrossEntropy = 1,
    SoftmaxCrossEntropy = 2,
}

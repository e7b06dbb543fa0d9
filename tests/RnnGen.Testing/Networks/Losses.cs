namespace RnnGen.Testing.Networks;

/// <summary>The usual losses, in a word.</summary>
internal static class Losses
{
    public static NetworkBuilder Squares(this NetworkBuilder network) => network.Loss(LossKind.MeanSquaredError);

    public static NetworkBuilder Binary(this NetworkBuilder network) => network.Loss(LossKind.BinaryCrossEntropy);

    public static NetworkBuilder Classes(this NetworkBuilder network) => network.Loss(LossKind.SoftmaxCrossEntropy);
}

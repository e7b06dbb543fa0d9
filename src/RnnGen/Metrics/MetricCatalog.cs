using System.Numerics;

namespace RnnGen;

/// <summary>Which metrics go with which loss.</summary>
internal static class MetricCatalog
{
    internal static Metric<T>[] For<T>(LossKind loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => loss switch
        {
            LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber => [new RootMeanSquaredError<T>(), new MeanAbsoluteError<T>()],
            LossKind.BinaryCrossEntropy => [new BinaryAccuracy<T>()],
            LossKind.SoftmaxCrossEntropy => [new ClassAccuracy<T>(), new Perplexity<T>()],
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "There is no such loss."),
        };
}

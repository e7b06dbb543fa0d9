using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Which metrics go with which network: by its loss, and by whether it answers at every step.</summary>
internal static class MetricCatalog
{
    internal static Metric<T>[] For<T>(NetworkLayout network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Loss switch
        {
            LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber => [new RootMeanSquaredError<T>(), new MeanAbsoluteError<T>()],
            LossKind.BinaryCrossEntropy => [new BinaryAccuracy<T>(), new BinaryF1<T>()],
            LossKind.SoftmaxCrossEntropy when network.OutputSteps > 1 =>
                [new ClassAccuracy<T>(), new MacroF1<T>(network.OutputSize), new Perplexity<T>(), new BitsPerCharacter<T>(), new ExactMatch<T>()],
            LossKind.SoftmaxCrossEntropy => [new ClassAccuracy<T>(), new MacroF1<T>(network.OutputSize), new Perplexity<T>()],
            LossKind.Ctc => [new LabelErrorRate<T>(), new LabelMatch<T>()],
            _ => throw new ArgumentOutOfRangeException(nameof(network), network.Loss, "There is no such loss."),
        };
}

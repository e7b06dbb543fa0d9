using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Chooses the metrics of a network: by its loss, and by whether it answers at every step.</summary>
internal static class MetricCatalog
{
    internal static Metric<T>[] For<T>(NetworkLayout network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Loss switch
        {
            LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber => [new RootMeanSquaredError<T>(), new MeanAbsoluteError<T>()],
            LossKind.BinaryCrossEntropy => [new BinaryAccuracy<T>(), new BinaryF1<T>()],
            LossKind.SoftmaxCrossEntropy => OfClasses(network, new MeanCrossEntropy<T>(network.OutputSize)),
            LossKind.Ctc => [new LabelErrorRate<T>(), new LabelMatch<T>()],
            _ => throw new ArgumentOutOfRangeException(nameof(network), network.Loss, "There is no such loss."),
        };

    private static Metric<T>[] OfClasses<T>(NetworkLayout network, MeanCrossEntropy<T> mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Metric<T>[] ofSteps = network.OutputSteps > 1 ? [new BitsPerCharacter<T>(mean), new ExactMatch<T>()] : [];
        return [new ClassAccuracy<T>(), new MacroF1<T>(network.OutputSize), new Perplexity<T>(mean), .. ofSteps];
    }
}

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
            LossKind.SoftmaxCrossEntropy or LossKind.Focal => OfClasses(network, new MeanCrossEntropy<T>(network.OutputSize)),
            LossKind.Quantile => [.. OfPoint<T>(network), new MeanPinballLoss<T>(network.Quantiles), .. network.Quantiles.Count > 1 ? [new IntervalCoverage<T>()] : (Metric<T>[])[]],
            LossKind.Gaussian or LossKind.StudentT or LossKind.GaussianMixture or LossKind.Poisson or LossKind.NegativeBinomial => OfPoint<T>(network),
            LossKind.Hinge => [new BinaryAccuracy<T>(border: 0)],
            LossKind.Cosine => [new MeanCosine<T>()],
            LossKind.Ctc => [new LabelErrorRate<T>(), new LabelMatch<T>()],
            _ => throw new ArgumentOutOfRangeException(nameof(network), network.Loss, "There is no such loss."),
        };

    /// <summary>The errors of the one value that is predicted for each target.</summary>
    private static Metric<T>[] OfPoint<T>(NetworkLayout network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [new MetricOfPoint<T>(new RootMeanSquaredError<T>(), network), new MetricOfPoint<T>(new MeanAbsoluteError<T>(), network)];

    private static Metric<T>[] OfClasses<T>(NetworkLayout network, MeanCrossEntropy<T> mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Metric<T>[] ofSteps = network.OutputSteps > 1 ? [new BitsPerCharacter<T>(mean), new ExactMatch<T>()] : [];
        return [new ClassAccuracy<T>(), new MacroF1<T>(network.OutputSize), new Perplexity<T>(mean), .. ofSteps];
    }
}

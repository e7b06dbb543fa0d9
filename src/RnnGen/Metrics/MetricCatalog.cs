using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Chooses the metrics of a head: by its loss, and by whether it answers at every step.</summary>
internal static class MetricCatalog
{
    internal static Metric<T>[] For<T>(HeadLayout head, int outputSteps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => head.Loss switch
        {
            LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber => [new RootMeanSquaredError<T>(), new MeanAbsoluteError<T>()],
            LossKind.BinaryCrossEntropy => [new BinaryAccuracy<T>(), new BinaryF1<T>()],
            LossKind.SoftmaxCrossEntropy or LossKind.Focal => OfClasses(head, outputSteps, new MeanCrossEntropy<T>(head.OutputSize)),
            LossKind.Quantile => [.. OfPoint<T>(head), new MeanPinballLoss<T>(head.Quantiles), .. head.Quantiles.Count > 1 ? [new IntervalCoverage<T>()] : (Metric<T>[])[]],
            LossKind.Gaussian or LossKind.StudentT or LossKind.GaussianMixture or LossKind.Poisson or LossKind.NegativeBinomial => [.. OfPoint<T>(head), new MeanCrps<T>(head)],
            LossKind.Hinge => [new BinaryAccuracy<T>(border: 0)],
            LossKind.Cosine => [new MeanCosine<T>()],
            LossKind.Custom => head is { IsOfTargets: true } ? [new RootMeanSquaredError<T>(), new MeanAbsoluteError<T>()] : [],
            LossKind.Ctc => [new LabelErrorRate<T>(), new LabelMatch<T>()],
            _ => throw new ArgumentOutOfRangeException(nameof(head), head.Loss, "There is no such loss."),
        };

    /// <summary>The errors of the one value that is predicted for each target.</summary>
    private static Metric<T>[] OfPoint<T>(HeadLayout head)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [new MetricOfPoint<T>(new RootMeanSquaredError<T>(), head), new MetricOfPoint<T>(new MeanAbsoluteError<T>(), head)];

    private static Metric<T>[] OfClasses<T>(HeadLayout head, int outputSteps, MeanCrossEntropy<T> mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Metric<T>[] ofSteps = outputSteps > 1 ? [new BitsPerCharacter<T>(mean), new ExactMatch<T>()] : [];
        return [new ClassAccuracy<T>(), new MacroF1<T>(head.OutputSize), new Perplexity<T>(mean), .. ofSteps];
    }
}

using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>A <see cref="Normalization"/> in the network's precision; an absent part is null. Immutable, so that one reference is a consistent snapshot for a call.</summary>
internal sealed class AppliedNormalization<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public AppliedNormalization(Normalization source, NetworkLayout network)
    {
        Source = source;
        CheckCount(source.InputMean, network.InputSize, "features");
        CheckCount(source.TargetMean, network.OutputSize, "outputs");
        if (source.TargetMean.Count > 0 && network.Loss is { } loss && !loss.IsRegression())
        {
            throw new ArgumentException($"Targets of {network.Loss} are probabilities or classes and cannot be normalised.", "value");
        }

        InputMean = Convert(source.InputMean);
        (TargetMean, TargetScale) = (Convert(source.TargetMean), Convert(source.TargetScale));
        (InputFactor, TargetFactor) = (Reciprocal(source.InputScale), Reciprocal(source.TargetScale));
    }

    public Normalization Source { get; }

    public T[]? InputMean { get; }

    /// <summary>1 / scale.</summary>
    public T[]? InputFactor { get; }

    public T[]? TargetMean { get; }

    public T[]? TargetScale { get; }

    /// <summary>1 / scale.</summary>
    public T[]? TargetFactor { get; }

    /// <summary>destination = (source - mean) * factor, feature by feature.</summary>
    public static void Normalize(ReadOnlySpan<T> source, Span<T> destination, T[]? mean, T[]? factor)
    {
        if (mean is null || factor is null)
        {
            source.CopyTo(destination);
            return;
        }

        var i = 0;
        for (; i <= source.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            ((new Vector<T>(source[i..]) - new Vector<T>(mean, i)) * new Vector<T>(factor, i)).CopyTo(destination[i..]);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = (source[i] - mean[i]) * factor[i];
        }
    }

    /// <summary>destination = source * scale + mean.</summary>
    public static void Denormalize(ReadOnlySpan<T> source, Span<T> destination, T[]? mean, T[]? scale)
    {
        if (mean is null || scale is null)
        {
            source.CopyTo(destination);
            return;
        }

        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = source[i] * scale[i] + mean[i];
        }
    }

    private static void CheckCount(IReadOnlyList<double> mean, int expected, string what)
    {
        if (mean.Count != 0 && mean.Count != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"The normalisation has {mean.Count} {what}; expected {expected}, or none."), "value");
        }
    }

    private static T[]? Convert(IReadOnlyList<double> values) => values.Count == 0 ? null : [.. values.Select(Scalar.FromDouble<T>)];

    private static T[]? Reciprocal(IReadOnlyList<double> values) => values.Count == 0 ? null : [.. values.Select(static value => Scalar.FromDouble<T>(1 / value))];
}

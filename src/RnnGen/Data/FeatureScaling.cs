using System.Numerics;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>
/// The relation of the features of a step to what a network computes on: value = mean + scale * normalized value. Computed in double precision whatever the network's is, and
/// narrowed once, so that a large mean costs no digits. Immutable.
/// </summary>
internal sealed class FeatureScaling
{
    private readonly double[] _mean;
    private readonly double[] _scale;

    /// <summary>1 / scale.</summary>
    private readonly double[] _factor;

    private FeatureScaling(IReadOnlyList<double> mean, IReadOnlyList<double> scale)
    {
        (_mean, _scale) = ([.. mean], [.. scale]);
        _factor = Array.ConvertAll(_scale, static value => 1 / value);
    }

    /// <summary>The scaling of some features; null where there is none.</summary>
    public static FeatureScaling? Of(IReadOnlyList<double> mean, IReadOnlyList<double> scale) => mean.Count == 0 ? null : new(mean, scale);

    /// <summary>destination = narrow((source - mean) * (1 / scale)), feature by feature from a first one on; narrow(source) without a scaling.</summary>
    /// <returns>Whether every number is finite. Where source and destination are of one type and nothing is scaled, they are not looked at.</returns>
    public static bool Normalize<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> destination, FeatureScaling? scaling, int first = 0)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        if (scaling is null)
        {
            Scalar.Convert(source, destination);
            return typeof(TFrom) == typeof(TTo) || Reductions.AreFinite<TTo>(destination[..source.Length]);
        }

        scaling.Normalize(source, destination, first);
        return Reductions.AreFinite<TTo>(destination[..source.Length]);
    }

    /// <summary>destination = narrow(source * scale + mean), feature by feature from a first one on; narrow(source) without a scaling.</summary>
    public static void Denormalize<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> destination, FeatureScaling? scaling, int first = 0)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        if (scaling is null)
        {
            Scalar.Convert(source, destination);
            return;
        }

        var (mean, scale) = (scaling._mean, scaling._scale);
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = Scalar.FromDouble<TTo>((Scalar.ToDouble(source[i]) * scale[first + i]) + mean[first + i]);
        }
    }

    /// <summary>The number that is subtracted from a feature, and the factor of the difference.</summary>
    public (double Mean, double Factor) this[int feature] => (_mean[feature], _factor[feature]);

    /// <summary>
    /// Of predictions as the network computes them, and of targets: how far each is from the mean, in the targets' units. Their differences are errors that keep the digits
    /// which the rounding of mean + error would cost.
    /// </summary>
    /// <param name="outputs">[output size]; multiplied with the scale.</param>
    /// <param name="targets">[output size].</param>
    /// <param name="distances">[output size]: targets - mean.</param>
    /// <param name="first">The first of the features that they are.</param>
    public void Center(Span<double> outputs, ReadOnlySpan<double> targets, Span<double> distances, int first = 0)
    {
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] *= _scale[first + i];
            distances[i] = targets[i] - _mean[first + i];
        }
    }

    private void Normalize<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> destination, int first)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        var i = 0;
        for (; i <= source.Length - DoublePair.Count; i += DoublePair.Count)
        {
            ((DoublePair.Load(source[i..]) - DoublePair.Load<double>(_mean.AsSpan(first + i))) * DoublePair.Load<double>(_factor.AsSpan(first + i))).Store(destination[i..]);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = Scalar.FromDouble<TTo>((Scalar.ToDouble(source[i]) - _mean[first + i]) * _factor[first + i]);
        }
    }
}

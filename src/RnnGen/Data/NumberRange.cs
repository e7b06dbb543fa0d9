using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Names numbers that are finite as they are given, and are not once they are normalized and have the precision of a network.</summary>
internal static class NumberRange
{
    /// <summary>Whether a number that is finite stays so; one that is not is none of this class's business.</summary>
    public static bool Holds<T>(double value, int feature, FeatureScaling? scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (mean, factor) = scaling is null ? (0, 1) : scaling[feature];
        return !double.IsFinite(value) || T.IsFinite(Scalar.FromDouble<T>((value - mean) * factor));
    }

    /// <summary>Looks at consecutive steps of a row of a batch.</summary>
    /// <param name="values">The steps' numbers.</param>
    /// <param name="network">The network.</param>
    /// <param name="block">The inputs that they belong to.</param>
    /// <param name="scaling">The normalization.</param>
    /// <param name="row">The row.</param>
    /// <param name="first">The row's step that the numbers begin with.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number does not stay finite.</exception>
    public static void CheckInputs<TNumber, T>(ReadOnlySpan<TNumber> values, NetworkLayout network, InputBlock block, FeatureScaling? scaling, int row, int first)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FirstBeyond<TNumber, T>(values, block.Features, scaling) is >= 0 and var i)
        {
            var feature = i % block.Features;
            throw new ArgumentOutOfRangeException(
                network.HasSeveralInputs ? block.InputOf(feature).Name : block.NumbersName,
                $"{block.Place(network, row, first + (i / block.Features), feature)}: {Objection<T>(Scalar.ToDouble(values[i]), feature, scaling)}");
        }
    }

    /// <summary>Looks at the targets of a step of a row of a batch, [rows, steps, size].</summary>
    /// <param name="targets">The targets of the step.</param>
    /// <param name="network">The network.</param>
    /// <param name="scaling">The normalization.</param>
    /// <param name="row">The row.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number does not stay finite.</exception>
    public static void CheckTargets<TNumber, T>(ReadOnlySpan<TNumber> targets, NetworkLayout network, FeatureScaling? scaling, int row, int step)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FirstBeyond<TNumber, T>(targets, targets.Length, scaling) is >= 0 and var feature)
        {
            var (head, index) = (network.HeadOf(feature), (((row * network.LossSteps) + step) * targets.Length) + feature);
            var place = network.HasSeveralHeads ? head.Place(network, row, step, feature - head.TargetColumn) : Invariant($"targets[{index}] (row {row}, step {step}, feature {feature})");
            throw new ArgumentOutOfRangeException(head.Argument(network), $"{place}: {Objection<T>(Scalar.ToDouble(targets[feature]), feature, scaling)}");
        }
    }

    /// <summary>Looks at the one step that a session is given.</summary>
    /// <param name="input">The numbers.</param>
    /// <param name="scaling">The normalization.</param>
    /// <param name="inputs">The inputs that they belong to, where there are several.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number does not stay finite.</exception>
    public static void CheckStep<TNumber, T>(ReadOnlySpan<TNumber> input, FeatureScaling? scaling, InputBlock? inputs = null)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < input.Length; i++)
        {
            if (!Holds<T>(Scalar.ToDouble(input[i]), i, scaling))
            {
                var name = inputs is null ? nameof(input) : nameof(inputs);
                throw new ArgumentOutOfRangeException(name, Invariant($"{name}[{i}]{Owner(inputs, i)}: {Objection<T>(Scalar.ToDouble(input[i]), i, scaling)}"));
            }
        }
    }

    /// <summary>The message about a number that does not stay finite, and what to do.</summary>
    public static string Objection<T>(double value, int feature, FeatureScaling? scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isSingle = typeof(T) == typeof(float);
        var precision = isSingle ? "single precision, at most 3.4E+38 in magnitude" : "double precision, at most 1.8E+308 in magnitude";
        var remedy = isSingle ? "Mend it, scale it, or declare the network with Precision = Precision.Double." : "Mend it or scale it.";
        if (scaling is null)
        {
            return Invariant($"expected a number of {precision}; given {value}. {remedy}");
        }

        var (mean, factor) = scaling[feature];
        return Invariant($"expected a number that, less the mean {mean} and divided by the scale {1 / factor}, is one of {precision}; given {value}. {remedy}");
    }

    private static string Owner(InputBlock? inputs, int feature) => inputs is null ? "" : $" of '{inputs.InputOf(feature).Name}'";

    /// <summary>The first number that does not stay finite; -1 where all do.</summary>
    private static int FirstBeyond<TNumber, T>(ReadOnlySpan<TNumber> values, int size, FeatureScaling? scaling)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!Holds<T>(Scalar.ToDouble(values[i]), i % size, scaling))
            {
                return i;
            }
        }

        return -1;
    }
}

using System.Runtime.InteropServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>A rule with its register width chosen. The slots that a rule does not have are empty.</summary>
internal delegate void UpdatePass<T>(Span<T> weights, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, ReadOnlySpan<T> coefficients)
    where T : unmanaged;

/// <summary>Chooses a rule's register width, once, when an optimizer is bound.</summary>
internal static class UpdatePasses
{
    internal static UpdatePass<T> Create<TRule, T>(LaneWidth width)
        where TRule : struct, IUpdateRule
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return (UpdatePass<T>)(object)CreateSingle<TRule>(width);
        }

        if (typeof(T) == typeof(double))
        {
            return (UpdatePass<T>)(object)CreateDouble<TRule>(width);
        }

        throw new NotSupportedException($"A network computes in float or double, not in {typeof(T)}.");
    }

    private static UpdatePass<float> CreateSingle<TRule>(LaneWidth width)
        where TRule : struct, IUpdateRule => width switch
        {
            LaneWidth.Bits512 => Of<TRule, Single512, Single1, float>(),
            LaneWidth.Bits256 => Of<TRule, Single256, Single1, float>(),
            LaneWidth.Bits128 => Of<TRule, Single128, Single1, float>(),
            LaneWidth.Scalar => Of<TRule, Single1, Single1, float>(),
            _ => throw new ArgumentOutOfRangeException(nameof(width), width, "There is no such register width."),
        };

    private static UpdatePass<double> CreateDouble<TRule>(LaneWidth width)
        where TRule : struct, IUpdateRule => width switch
        {
            LaneWidth.Bits512 => Of<TRule, Double512, Double1, double>(),
            LaneWidth.Bits256 => Of<TRule, Double256, Double1, double>(),
            LaneWidth.Bits128 => Of<TRule, Double128, Double1, double>(),
            LaneWidth.Scalar => Of<TRule, Double1, Double1, double>(),
            _ => throw new ArgumentOutOfRangeException(nameof(width), width, "There is no such register width."),
        };

    // A method of its own: a delegate loads what it points to, and here that is one width instead of four.
    private static UpdatePass<T> Of<TRule, V, VRest, T>()
        where TRule : struct, IUpdateRule
        where V : struct, ILanes<V, T>
        where VRest : struct, ILanes<VRest, T>
        where T : unmanaged => Run<TRule, V, VRest, T>;

    /// <summary>Whole registers, then the rest one number at a time; a rule treats every lane alike, so the bits do not tell which was which.</summary>
    private static void Run<TRule, V, VRest, T>(
        Span<T> weights, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, ReadOnlySpan<T> coefficients)
        where TRule : struct, IUpdateRule
        where V : struct, ILanes<V, T>
        where VRest : struct, ILanes<VRest, T>
        where T : unmanaged
    {
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var s1 = ref MemoryMarshal.GetReference(first);
        ref var s2 = ref MemoryMarshal.GetReference(second);
        var length = (nuint)weights.Length;
        var whole = length - (length % (nuint)V.Count);
        TRule.Update<V, T>(ref w, ref g, ref s1, ref s2, 0, whole, coefficients);
        if (whole < length)
        {
            TRule.Update<VRest, T>(ref w, ref g, ref s1, ref s2, whole, length, coefficients);
        }
    }
}

using System.Numerics;

namespace RnnGen;

/// <summary>The questions that metrics ask of a distribution over classes.</summary>
internal static class Classes
{
    /// <summary>The class with the largest probability, or logit; of equals, the first.</summary>
    internal static int MostProbable<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    /// <summary>The label, or the class to which the target gives most.</summary>
    internal static int RightOne<T>(ReadOnlySpan<T> target, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => target.IsEmpty ? label : MostProbable(target);
}

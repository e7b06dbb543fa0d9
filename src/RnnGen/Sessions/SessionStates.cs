using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Looks for numbers among a session's states that are not finite. What lies between two states does not count.</summary>
internal static class SessionStates
{
    /// <summary>Whether all states are finite.</summary>
    /// <param name="layout">The layout of the states.</param>
    /// <param name="block">[state length].</param>
    public static bool AreFinite<T>(SessionLayout layout, ReadOnlySpan<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var states = layout.States;
        for (var i = 0; i < states.Count; i++)
        {
            if (!Reductions.AreFinite(block.Slice(states[i].Offset, states[i].Length)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first number that is not finite: its place, as <c>[5] (lstm.c[1])</c>, and its value; null where all are finite.</summary>
    /// <param name="layout">The layout of the states.</param>
    /// <param name="block">[state length].</param>
    public static (string Name, double Value)? Fault<T>(SessionLayout layout, ReadOnlySpan<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var states = layout.States;
        for (var i = 0; i < states.Count; i++)
        {
            if (FirstNonFinite(block.Slice(states[i].Offset, states[i].Length)) is >= 0 and var place)
            {
                return (Invariant($"[{states[i].Offset + place}] ({states[i].Name}[{place}])"), Scalar.ToDouble(block[states[i].Offset + place]));
            }
        }

        return null;
    }

    /// <summary>The place of the first number that is not finite; -1 where there is none.</summary>
    public static int FirstNonFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

using System.Numerics;

namespace RnnGen;

/// <summary>The rest of clipping, for the pass that reads the gradients next: each is multiplied with a number, then limited to plus or minus another.</summary>
/// <param name="Scale">The factor, at most 1.</param>
/// <param name="Limit">The limit, infinite where there is none.</param>
internal readonly record struct PendingClip<T>(T Scale, T Limit)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Nothing is left.</summary>
    public static PendingClip<T> None => new(T.One, T.PositiveInfinity);
}

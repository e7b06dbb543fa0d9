using System.Numerics;

namespace RnnGen;

/// <summary>How gradients are limited before an optimizer step. Gradients are changed in place.</summary>
public abstract class GradientClipping
{
    private protected GradientClipping()
    {
    }

    /// <summary>Gradients stay as they are.</summary>
    public static GradientClipping None { get; } = new NoClipping();

    /// <summary>Every gradient is limited to -<paramref name="limit"/>..<paramref name="limit"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByValue(double limit) => new ClippingByValue(limit);

    /// <summary>The gradient of each tensor is scaled by min(1, <paramref name="limit"/> / (norm + 1e-6)), norm being its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByNorm(double limit) => new ClippingByNorm(limit);

    /// <summary>
    /// All gradients are scaled by min(1, <paramref name="limit"/> / (norm + 1e-6)), norm being that of all of them together: as
    /// <c>torch.nn.utils.clip_grad_norm_</c> does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByGlobalNorm(double limit) => new ClippingByGlobalNorm(limit);

    /// <summary>Limits gradients in place. Allocates nothing.</summary>
    /// <param name="gradients">The gradients; finite.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public void Apply<T>(ParameterSet<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Apply(gradients, null);
    }

    /// <summary>As above, with the global norm where it is already known.</summary>
    internal abstract void Apply<T>(ParameterSet<T> gradients, T? globalNorm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private sealed class NoClipping : GradientClipping
    {
        public override string ToString() => "None";

        internal override void Apply<T>(ParameterSet<T> gradients, T? globalNorm)
        {
        }
    }
}

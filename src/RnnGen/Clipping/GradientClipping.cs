using System.Numerics;

namespace RnnGen;

/// <summary>A way of limiting gradients before an optimizer step. Gradients are changed in place.</summary>
public abstract class GradientClipping
{
    private protected GradientClipping()
    {
    }

    /// <summary>Gradients stay as they are.</summary>
    public static GradientClipping None { get; } = new NoClipping();

    /// <summary>Every gradient is limited to -<paramref name="limit"/>..<paramref name="limit"/>.</summary>
    /// <param name="limit">The largest magnitude of a gradient, above 0.</param>
    /// <returns>The clipping by value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByValue(double limit) => new ClippingByValue(limit);

    /// <summary>The gradient of each tensor is scaled by min(1, <paramref name="limit"/> / (norm + 1e-6)), norm being its own.</summary>
    /// <param name="limit">The largest norm of a tensor's gradient, above 0.</param>
    /// <returns>The clipping by norm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByNorm(double limit) => new ClippingByNorm(limit);

    /// <summary>
    /// All gradients are scaled by min(1, <paramref name="limit"/> / (norm + 1e-6)), norm being that of all of them together: as
    /// <c>torch.nn.utils.clip_grad_norm_</c> does.
    /// </summary>
    /// <param name="limit">The largest norm of all gradients together, above 0.</param>
    /// <returns>The clipping by global norm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByGlobalNorm(double limit) => new ClippingByGlobalNorm(limit);

    /// <summary>
    /// Adaptive clipping (Brock, De, Smith and Simonyan, "High-performance large-scale image recognition without normalization", 2021): the gradient G of each unit is scaled by
    /// min(1, <paramref name="limit"/> max(|W|, <paramref name="leastNorm"/>) / |G|), W being the unit's weights, so that no step changes a unit by more than a share of it. A unit is a
    /// row of a matrix (the weights into one gate of one unit, or a token's vector), or a whole vector (a bias). A limit suits weights of any scale.
    /// </summary>
    /// <param name="limit">The limit; the paper's 0.01 for large batches, more for small ones.</param>
    /// <param name="leastNorm">The least that the norm of weights counts as, so that weights of 0 can learn.</param>
    /// <returns>The adaptive clipping.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a finite number above 0.</exception>
    public static GradientClipping Adaptive(double limit = 0.01, double leastNorm = 1e-3) => new AdaptiveClipping(limit, leastNorm);

    /// <summary>Limits gradients in place. Allocates nothing.</summary>
    /// <param name="gradients">The gradients; finite.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The clipping needs the weights: it is adaptive.</exception>
    public void Apply<T>(ParameterSet<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Apply(gradients, null, null);
    }

    /// <summary>Limits gradients in place, whether or not that takes the weights. Allocates nothing.</summary>
    /// <param name="gradients">The gradients; finite.</param>
    /// <param name="weights">The weights that the gradients are of.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The gradients are those of another network than the weights.</exception>
    public void Apply<T>(ParameterSet<T> gradients, ParameterSet<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(weights);
        weights.CheckGradients(gradients, nameof(gradients));
        Apply(gradients, weights, null);
    }

    /// <summary>As above, with the global norm where it is already known.</summary>
    internal abstract void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>As above, but leaves to the next pass over the gradients what that can do as well.</summary>
    internal virtual PendingClip<T> Prepare<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Apply(gradients, weights, globalNorm);
        return PendingClip<T>.None;
    }

    private sealed class NoClipping : GradientClipping
    {
        public override string ToString() => "None";

        internal override void Apply<T>(ParameterSet<T> gradients, ParameterSet<T>? weights, T? globalNorm)
        {
        }
    }
}

namespace RnnGen;

/// <summary>
/// A tapped delay line: its output is [x_t; x_{t-1}; ...; x_{t-p+1}], zeros before the first step. With a [Dense] after it, an autoregressive model
/// (Yule, 1927): the next value from the last p. It has no parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LagsAttribute : UnaryLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="lags">The number of steps p that the output spans, at least 1.</param>
    public LagsAttribute(int lags) => Lags = lags;

    /// <summary>The number of steps p.</summary>
    public int Lags { get; }
}

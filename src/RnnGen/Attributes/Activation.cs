namespace RnnGen;

/// <summary>An elementwise function of a layer.</summary>
public enum Activation
{
    /// <summary>f(x) = x.</summary>
    Identity = 0,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh = 1,

    /// <summary>Logistic sigmoid, 1 / (1 + exp(-x)).</summary>
    Sigmoid = 2,

    /// <summary>Rectifier, max(0, x); its derivative at 0 is taken as 0.</summary>
    Relu = 3,
}

#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>An elementwise function of a layer. Some have numbers α and β, which an option of the layer beside the activation sets: <c>ActivationAlpha</c> beside <c>Activation</c>.</summary>
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

    /// <summary>x where x is positive, otherwise α x (Maas et al., 2013); α = 0.01.</summary>
    LeakyRelu = 4,

    /// <summary>x where x is positive, otherwise α (exp(x) - 1) (Clevert et al., 2016); α = 1.</summary>
    Elu = 5,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus = 6,

    /// <summary>x / (1 + |x|).</summary>
    Softsign = 7,

    /// <summary>α x + β, limited to 0..1; α = 1/6 and β = 1/2, as in PyTorch.</summary>
    HardSigmoid = 8,

    /// <summary>x, limited to -1..1.</summary>
    HardTanh = 9,

    /// <summary>x/2 (1 + tanh(sqrt(2/π) (x + 0.044715 x³))) (Hendrycks and Gimpel, 2016), PyTorch's <c>gelu</c> with <c>approximate="tanh"</c>.</summary>
    Gelu = 10,

    /// <summary>x sigmoid(x) (Elfwing et al., 2018; Ramachandran et al., 2017, call it Swish).</summary>
    Silu = 11,

    /// <summary>x where x is above α, otherwise 0 (Konda et al., 2015); its derivative at α is taken as 0; α = 1.</summary>
    ThresholdedRelu = 12,

    /// <summary>α tanh(β x) (LeCun et al., 1998); α = 1 and β = 1.</summary>
    ScaledTanh = 13,

    /// <summary>α x + β; α = 1 and β = 0.</summary>
    Affine = 14,
}

#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

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

    /// <summary>x where x is positive, otherwise 0.01 x (Maas et al., 2013).</summary>
    LeakyRelu = 4,

    /// <summary>x where x is positive, otherwise exp(x) - 1 (Clevert et al., 2016).</summary>
    Elu = 5,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus = 6,

    /// <summary>x / (1 + |x|).</summary>
    Softsign = 7,

    /// <summary>x / 6 + 1/2, limited to 0..1, as in PyTorch.</summary>
    HardSigmoid = 8,

    /// <summary>x, limited to -1..1.</summary>
    HardTanh = 9,

    /// <summary>x/2 (1 + tanh(sqrt(2/π) (x + 0.044715 x³))) (Hendrycks and Gimpel, 2016), PyTorch's <c>gelu</c> with <c>approximate="tanh"</c>.</summary>
    Gelu = 10,

    /// <summary>x sigmoid(x) (Elfwing et al., 2018; Ramachandran et al., 2017, call it Swish).</summary>
    Silu = 11,
}

#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>
/// A way of drawing initial weights. Fans are those of one gate: fan-in the width of the operand, fan-out the number of units.
/// A scale stands beside each initializer in the attributes.
/// </summary>
public enum Initializer
{
    /// <summary>Uniform in ±scale * sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
    GlorotUniform = 0,

    /// <summary>Normal with standard deviation scale * sqrt(2 / (fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
    GlorotNormal = 1,

    /// <summary>An orthogonal matrix times scale, gate by gate (Saxe et al., 2014).</summary>
    Orthogonal = 2,

    /// <summary>Uniform in ±scale * sqrt(6 / fan-in) (He et al., 2015).</summary>
    HeUniform = 3,

    /// <summary>Normal with standard deviation scale * sqrt(2 / fan-in) (He et al., 2015).</summary>
    HeNormal = 4,

    /// <summary>Uniform in ±scale * sqrt(3 / fan-in) (LeCun et al., 1998).</summary>
    LeCunUniform = 5,

    /// <summary>Normal with standard deviation scale * sqrt(1 / fan-in) (LeCun et al., 1998).</summary>
    LeCunNormal = 6,

    /// <summary>Uniform in ±scale.</summary>
    Uniform = 7,

    /// <summary>All 0.</summary>
    Zeros = 8,

    /// <summary>All equal to scale.</summary>
    Constant = 9,

    /// <summary>
    /// The numbers that PyTorch's modules draw: uniform in ±1/sqrt(H) for recurrent layers (biases too), ±1/sqrt(fan-in) for dense layers (biases
    /// too), standard normal for embeddings. As a kernel initializer it applies to the layer's recurrent weights and biases as well.
    /// </summary>
    PyTorch = 10,
}

#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
using System.ComponentModel;

namespace RnnGen.Runtime;
#endif

/// <summary>The distribution of numbers that a decoder draws from. All are 0 where nothing is drawn.</summary>
#if !RNNGEN_COMPILER
[EditorBrowsable(EditorBrowsableState.Never)]
#endif
public enum NoiseKind
{
    /// <summary>1: something is drawn.</summary>
    Flag = 0,

    /// <summary>Gumbel's distribution, -log(-log u), times the temperature: the largest of z + g is a draw from softmax(z / temperature).</summary>
    Gumbel = 1,

    /// <summary>The standard normal distribution.</summary>
    Normal = 2,

    /// <summary>The exponential distribution of mean 1.</summary>
    Exponential = 3,

    /// <summary>The cosine of a direction in the plane, each as likely.</summary>
    Cosine = 4,

    /// <summary>The uniform distribution on the numbers above 0 and below 1.</summary>
    Uniform = 5,
}

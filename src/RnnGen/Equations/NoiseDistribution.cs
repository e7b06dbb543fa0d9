#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen.Equations;
#endif

/// <summary>The distribution of random numbers that a draw is made of.</summary>
public enum NoiseDistribution
{
    /// <summary>The normal distribution of mean 0 and deviation 1.</summary>
    Normal = 0,

    /// <summary>The uniform distribution on the numbers above 0 and below 1.</summary>
    Uniform = 1,

    /// <summary>The exponential distribution of mean 1.</summary>
    Exponential = 2,
}

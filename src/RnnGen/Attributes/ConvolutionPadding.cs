#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A place for the window of a convolution: zeros take the place of steps that there are not.</summary>
public enum ConvolutionPadding
{
    /// <summary>It ends with its own step: nothing that comes later is read.</summary>
    Causal = 0,

    /// <summary>Its own step is in its middle; of an even number of steps, the last one before the middle.</summary>
    Centered = 1,
}

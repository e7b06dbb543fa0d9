#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>The steps at which an input has values.</summary>
public enum InputSpan
{
    /// <summary>Each step of the sequence.</summary>
    Steps = 0,

    /// <summary>None in particular: one value for the whole sequence, such as the shop that a series of sales belongs to. Layers that read it at steps read it at each.</summary>
    Sequence = 1,

    /// <summary>Each step of a decoder's output, for what is known of it in advance, such as the price of the days to come.</summary>
    OutputSteps = 2,
}

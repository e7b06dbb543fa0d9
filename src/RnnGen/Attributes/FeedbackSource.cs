#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A source of what the steps of a decoder begin with.</summary>
public enum FeedbackSource
{
    /// <summary>The output of the last layer at the step before: its values, its probabilities or, with class indices as targets, the chosen class.</summary>
    Output = 0,

    /// <summary>Zeros: the steps depend on the states and the attention alone.</summary>
    Zeros = 1,
}

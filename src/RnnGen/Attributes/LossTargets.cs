#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>The kinds of targets that a class loss compares the network's distribution with.</summary>
public enum LossTargets
{
    /// <summary>The index of the right class: <see cref="SequenceBatch{T}.Labels"/>. (Keras: sparse categorical cross-entropy.)</summary>
    Indices = 0,

    /// <summary>A probability for each class, which sum to 1: <see cref="SequenceBatch{T}.Targets"/>. (Keras: categorical cross-entropy.)</summary>
    Distributions = 1,
}

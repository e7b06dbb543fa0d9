#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A way of merging the outputs of a bidirectional layer's two directions.</summary>
public enum MergeMode
{
    /// <summary>Side by side: twice the units.</summary>
    Concat = 0,

    /// <summary>Their sum.</summary>
    Sum = 1,

    /// <summary>Half their sum.</summary>
    Average = 2,

    /// <summary>Their product, element by element.</summary>
    Multiply = 3,
}

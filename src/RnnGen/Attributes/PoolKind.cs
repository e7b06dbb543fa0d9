#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A way of making one value of those of several steps, feature by feature.</summary>
public enum PoolKind
{
    /// <summary>Their mean.</summary>
    Mean = 0,

    /// <summary>The largest of each feature.</summary>
    Max = 1,

    /// <summary>The last one.</summary>
    Last = 2,
}

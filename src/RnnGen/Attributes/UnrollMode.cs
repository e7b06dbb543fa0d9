#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A way of writing out the time steps in the emitted source. The results are the same to the bit.</summary>
public enum UnrollMode
{
    /// <summary>Fully where the emitted size fits the compiler's budget, otherwise by a factor that divides the steps.</summary>
    Auto = 0,

    /// <summary>Every step is written out.</summary>
    Full = 1,

    /// <summary>One loop over the steps.</summary>
    None = 2,

    /// <summary>A loop whose body holds <see cref="RecurrentNetworkAttribute.UnrollFactor"/> steps.</summary>
    Factor = 3,
}

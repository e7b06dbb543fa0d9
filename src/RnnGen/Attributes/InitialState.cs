#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>The states of a recurrent layer before the first step.</summary>
public enum InitialState
{
    /// <summary>0.</summary>
    Zeros = 0,

    /// <summary>Trained, the same for every row; they begin with 0. Parameters <c>name.initial_h</c> and so on, one for each state.</summary>
    Learned = 1,
}

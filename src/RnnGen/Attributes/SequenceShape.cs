#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A shape of sequences: the steps that carry inputs and outputs.</summary>
public enum SequenceShape
{
    /// <summary>One input step, one output.</summary>
    OneToOne = 0,

    /// <summary>An input at every step, one output after the last valid step.</summary>
    ManyToOne = 1,

    /// <summary>An input and an output at every step.</summary>
    ManyToMany = 2,

    /// <summary>
    /// One input, an output at every step: the input is what the first step begins with; the others begin with zeros or, after [Decoder], with what the
    /// step before gave.
    /// </summary>
    OneToMany = 3,

    /// <summary>An encoder that reads all steps, then a decoder, the layers after [Decoder], that writes as many steps as it is declared to.</summary>
    EncoderDecoder = 4,
}


namespace RnnGen.Compiler.Validation;

/// <summary>Upper bounds that no sensible network reaches. They bound the arithmetic on sizes, and the size of the source.</summary>
internal static class Limits
{
    /// <summary>The most components of a mixture.</summary>
    public const int Components = 1_024;

    public const int Steps = 65_536;
    public const int BatchSize = 65_536;
    public const int Width = 65_536;
    public const int TransitionDepth = 32;
    public const int Vocabulary = 16_777_216;

    /// <summary>The number of unrolled steps, summed over recurrent layers. The JIT optimizes a method of this many, but not one of twice as many.</summary>
    public const int UnrolledSteps = 1_024;

    /// <summary>
    /// Characters of emitted code. The C# compiler takes 1 to 1.3 seconds of a processor for a million of them, so these cost every build of the project some 5 seconds. Networks of ten recurrent layers have
    /// a quarter of them to a half.
    /// </summary>
    public const long SourceCharacters = 4_000_000;

    /// <summary>The size of an array that 32-bit offsets can address.</summary>
    public const long Bytes = int.MaxValue;
}

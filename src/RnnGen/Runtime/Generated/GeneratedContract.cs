#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Ground;
#else
namespace RnnGen.Runtime;
#endif

/// <summary>
/// The contract between emitted code and the library: its types, its members and what they mean. It has a number of its own, since packages that were built with one version of RnnGen
/// run beside others; the generator writes the number that it emits for, and the library says which numbers it runs.
/// </summary>
internal static class GeneratedContract
{
    /// <summary>The contract that the generator of this version emits for. One more for each change that emitted code relies on, or that code emitted before does not run with.</summary>
    public const int Current = 5;

    /// <summary>The oldest contract that the library of this version runs.</summary>
    public const int Oldest = 1;
}

using System.Runtime.CompilerServices;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// The registers that networks run on in this process, and the reason. A matter of speed only: results are the same to the bit at every width. A line in the log of a
/// service with <see cref="Description"/> tells whether its networks are as fast as they could be.
/// </summary>
public static class Hardware
{
    private const string Slow = "Results are the same, about a hundred times slower.";

    /// <summary>The width of the registers that a network's arithmetic runs on.</summary>
    public static LaneWidth Lanes => LaneWidths.Best;

    /// <summary>
    /// Whether the program multiplies and adds in one instruction. Where it may not, networks run on single numbers (<see cref="LaneWidth.Scalar"/>) and the instruction
    /// is emulated, about a hundred times slower.
    /// </summary>
    public static bool HasFusedMultiplyAdd => LaneWidths.HasFusedMultiplyAdd;

    /// <summary>Whether the program was compiled ahead of time (<c>PublishAot</c>), so that the registers were chosen when it was published.</summary>
    public static bool IsCompiledAheadOfTime => !RuntimeFeature.IsDynamicCodeCompiled;

    /// <summary>A few sentences: the width, the reason for it, and what to do where the processor has wider registers.</summary>
    public static string Description => Describe(Lanes, ProcessorRegisters.Widest, IsCompiledAheadOfTime);

    /// <summary>Words a description.</summary>
    /// <param name="lanes">The width in use.</param>
    /// <param name="processor">The width of the processor's registers with a fused multiply-add; scalar where it has none, or cannot be asked.</param>
    /// <param name="aheadOfTime">Whether the program was compiled ahead of time.</param>
    internal static string Describe(LaneWidth lanes, LaneWidth processor, bool aheadOfTime) => (lanes, aheadOfTime) switch
    {
        (LaneWidth.Scalar, _) when processor == LaneWidth.Scalar =>
            $"Networks run on single numbers: the processor has no fused multiply-add, or its instructions are switched off (DOTNET_EnableHWIntrinsic=0). {Slow}",
        (LaneWidth.Scalar, true) =>
            $"Networks run on single numbers: the program was compiled ahead of time for processors without a fused multiply-add; this one has it. {Slow} Publish with IlcInstructionSet=x86-64-v3, which the package chooses where nothing is set.",
        (LaneWidth.Scalar, false) =>
            $"Networks run on single numbers: the processor's fused multiply-add is switched off (DOTNET_EnableAVX2=0 and the like). {Slow}",
        (_, true) when lanes < processor =>
            $"Networks run on registers of {Bits(lanes)} bits, for which the program was compiled ahead of time. The processor has {Bits(processor)} bits: publish with IlcInstructionSet={(processor == LaneWidth.Bits512 ? "x86-64-v4" : "x86-64-v3")} to use them, and to run on no processor without them.",
        (_, false) when lanes < processor =>
            $"Networks run on registers of {Bits(lanes)} bits. The processor has {Bits(processor)} bits, which the runtime avoids on some processors, or which are switched off (DOTNET_EnableAVX512=0 and the like).",
        _ => $"Networks run on registers of {Bits(lanes)} bits, the widest with a fused multiply-add that the processor has.",
    };

    private static int Bits(LaneWidth width) => 64 << (int)width;
}

using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.Simd;

/// <summary>The registers that the processor has, whatever the program may use of them.</summary>
internal static class ProcessorRegisters
{
    private const int FusedMultiplyAdd = 1 << 12;
    private const int SavedBySystem = 1 << 27;
    private const int Avx2 = 1 << 5;
    private const int Avx512 = (1 << 16) | (1 << 17) | (1 << 28) | (1 << 30) | (1 << 31);

    /// <summary>The widest registers with a fused multiply-add; scalar where there are none, or where the processor cannot be asked.</summary>
    public static LaneWidth Widest { get; } = AdvSimd.IsSupported ? LaneWidth.Bits128 : X86Base.IsSupported ? Ask() : LaneWidth.Scalar;

    /// <summary>Asks the processor: leaf 1 has the fused multiply-add and whether the system saves wide registers, leaf 7 the widths.</summary>
    private static LaneWidth Ask()
    {
        if (X86Base.CpuId(0, 0).Eax < 7)
        {
            return LaneWidth.Scalar;
        }

        const int Needed = FusedMultiplyAdd | SavedBySystem;
        var features = X86Base.CpuId(1, 0).Ecx;
        var widths = X86Base.CpuId(7, 0).Ebx;
        return (features & Needed) != Needed || (widths & Avx2) == 0 ? LaneWidth.Scalar
            : (widths & Avx512) == Avx512 ? LaneWidth.Bits512
            : LaneWidth.Bits256;
    }
}

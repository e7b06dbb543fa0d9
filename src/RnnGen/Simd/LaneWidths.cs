using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.Simd;

/// <summary>Chooses the width that a pass runs on. A choice of speed only: results are the same to the bit at every width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneWidths
{
    /// <summary>
    /// The widest registers whose fused multiply-add is one instruction. Without such an instruction it is emulated lane by lane, about
    /// 200 times slower, and vectors only add to the cost: then one number at a time. A constant for the JIT.
    /// </summary>
    public static LaneWidth Best
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !HasFusedMultiplyAdd ? LaneWidth.Scalar
            : Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
            : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
            : Vector128.IsHardwareAccelerated ? LaneWidth.Bits128
            : LaneWidth.Scalar;
    }

    /// <summary>Whether the processor multiplies and adds in one rounded instruction.</summary>
    public static bool HasFusedMultiplyAdd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }
}

// With -p:Kernels=tiered only: in this namespace the emitted code finds this class before the runtime's enumeration of the same name, and its kernels start unoptimized, as any method does.
#if TIERED_KERNELS
namespace RnnGen.Generated;

/// <summary>The runtime's options, AggressiveOptimization being none.</summary>
internal static class MethodImplOptions
{
    public const System.Runtime.CompilerServices.MethodImplOptions AggressiveInlining = System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining;
    public const System.Runtime.CompilerServices.MethodImplOptions AggressiveOptimization = 0;
}
#endif

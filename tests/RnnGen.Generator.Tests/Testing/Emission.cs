using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>How much the compiler emits: what uses emitted members compiles just when there are any, and tests assert both directions.</summary>
internal static class Emission
{
    private static readonly NetworkDeclaration Sample =
        (NetworkDeclaration)UserProject.Of(Sources.Forecaster).Generate().Step(TrackingNames.Declaration).Single().Value;

    /// <summary>Whether networks are emitted.</summary>
    public static bool HasNetworks { get; } = NetworkCompiler.Compile(Sample, default).Count > 0;

    /// <summary>Whether surfaces that throw are emitted.</summary>
    public static bool HasThrowingSurfaces { get; } = NetworkCompiler.CompileThrowingSurface(Sample).Text.Length > 0;
}

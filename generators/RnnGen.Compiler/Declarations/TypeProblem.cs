namespace RnnGen.Compiler.Declarations;

/// <summary>Something about the annotated class that keeps the emitted parts from compiling.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">The name of the member or type in question; empty where there is none.</param>
internal sealed record TypeProblem(TypeProblemKind Kind, string Detail);

/// <summary>The kinds of <see cref="TypeProblem"/>.</summary>
internal enum TypeProblemKind
{
    NotPartial,
    Static,
    Generic,
    FileLocal,
    ContainerNotPartial,
    ContainerGeneric,
    ContainerUnsupported,
    MemberClash,
    ConstructorClash,
    PrimaryConstructor,
    LayersSpread,
    LanguageVersion,
}

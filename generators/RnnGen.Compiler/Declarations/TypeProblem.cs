

namespace RnnGen.Compiler.Declarations;

/// <summary>Something about the annotated class that keeps the emitted parts from compiling.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">What <see cref="TypeProblemKind"/> says; empty where it says nothing.</param>
internal sealed record TypeProblem(TypeProblemKind Kind, string Detail);

/// <summary>The kinds of <see cref="TypeProblem"/>; in parentheses: the detail.</summary>
internal enum TypeProblemKind
{
    NotPartial,

    /// <summary>Static, abstract, generic or derived from another network (which of them).</summary>
    UnsupportedClass,

    /// <summary>File-local itself, or within a file-local type (the file-local type's name).</summary>
    FileLocal,

    /// <summary>(The container's name.)</summary>
    ContainerNotPartial,

    /// <summary>(The container's name.)</summary>
    ContainerGeneric,

    /// <summary>A member, inherited or not, with a name of <see cref="EmittedMembers"/> (the name).</summary>
    MemberClash,

    /// <summary>A constructor that the emitted one clashes with, or that leaves the network without its weights (the parameters' types).</summary>
    ConstructorClash,

    PrimaryConstructor,

    /// <summary>The base class has no parameterless constructor (the base class).</summary>
    BaseConstructor,

    /// <summary>A required member, which emitted code could not set (the member's name).</summary>
    RequiredMember,

    /// <summary>A layer that is not written where [RecurrentNetwork] is (its index).</summary>
    LayersSpread,

    /// <summary>C# before version 11 (the version).</summary>
    LanguageVersion,

    /// <summary>An attribute that the C# compiler itself reports: it has no value to go by, and needs no second report.</summary>
    BrokenAttribute,
}

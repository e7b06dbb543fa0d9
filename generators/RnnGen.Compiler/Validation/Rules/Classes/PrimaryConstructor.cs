using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Every constructor of a class with a primary constructor must chain to it, and the emitted ones have no values to pass.</summary>
internal sealed class PrimaryConstructor() : TypeRule(
    RuleIds.PrimaryConstructor,
    TypeProblemKind.PrimaryConstructor,
    "Network class has a primary constructor",
    static (network, _) => $"'{network.Type.Name}' has a primary constructor, which the emitted constructors would have to call without knowing its arguments. Replace it with an ordinary constructor that chains to 'this(seed)'.");

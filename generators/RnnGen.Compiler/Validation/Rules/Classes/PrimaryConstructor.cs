using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A primary constructor would have to be chained to by the emitted constructor.</summary>
internal sealed class PrimaryConstructor() : TypeRule(
    RuleIds.PrimaryConstructor,
    TypeProblemKind.PrimaryConstructor,
    "Network class has a primary constructor",
    "'{0}' has a primary constructor, to which the emitted constructors could give no values. Write an ordinary constructor that chains to 'this(seed)' instead.");

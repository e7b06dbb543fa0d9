using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A network is an object of its own: not static, abstract, generic or a part of another.</summary>
internal sealed class UnsupportedClass() : TypeRule(
    RuleIds.UnsupportedClass,
    TypeProblemKind.UnsupportedClass,
    "Network class is static, abstract, generic or derived from a network",
    "'{0}' is {1}. A network is a class of its own that can be created: remove what makes it {1}.");

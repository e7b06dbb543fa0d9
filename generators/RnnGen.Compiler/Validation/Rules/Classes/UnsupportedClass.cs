using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A network is an object of its own: not static, abstract, generic or derived from another network.</summary>
internal sealed class UnsupportedClass() : TypeRule(
    RuleIds.UnsupportedClass,
    TypeProblemKind.UnsupportedClass,
    "Network class is static, abstract, generic or derived from a network",
    static (network, kind) => $"The network class '{network.Type.Name}' is {kind}. A network must be a class that can be created on its own: not static, abstract, generic or derived from another network.");

using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted constructor calls the parameterless constructor of the base class.</summary>
internal sealed class BaseConstructor() : TypeRule(
    RuleIds.BaseConstructor,
    TypeProblemKind.BaseConstructor,
    "Base class has no parameterless constructor",
    "The base class '{1}' of the network '{0}' has no accessible parameterless constructor, which the emitted constructor would call. Add one to '{1}', or do not derive from it.");

using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted constructor calls the parameterless constructor of the base class.</summary>
internal sealed class BaseConstructor() : TypeRule(
    RuleIds.BaseConstructor,
    TypeProblemKind.BaseConstructor,
    "Base class has no parameterless constructor",
    static (network, type) => $"The emitted constructor of '{network.Type.Name}' must call a parameterless constructor of the base class '{type}', and there is no accessible one. Add one to '{type}', or do not derive from it.");

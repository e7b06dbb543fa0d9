using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The class must be partial: the emitted parts extend it.</summary>
internal sealed class NotPartial() : TypeRule(
    RuleIds.NotPartial,
    TypeProblemKind.NotPartial,
    "Network class is not partial",
    static (network, _) => $"The network class '{network.Type.Name}' is not partial, so the generator cannot add members to it. Add 'partial' to every declaration of the class.");

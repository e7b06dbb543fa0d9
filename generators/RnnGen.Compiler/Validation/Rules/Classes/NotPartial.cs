using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The class must be partial: the emitted parts extend it.</summary>
internal sealed class NotPartial() : TypeRule(
    RuleIds.NotPartial,
    TypeProblemKind.NotPartial,
    "Network class is not partial",
    "'{0}' is not partial, so its network cannot be added to it. Add 'partial' to every declaration of the class.");

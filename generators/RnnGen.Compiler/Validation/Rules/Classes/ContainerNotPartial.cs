using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The types around the class must be partial too.</summary>
internal sealed class ContainerNotPartial() : TypeRule(
    RuleIds.ContainerNotPartial,
    TypeProblemKind.ContainerNotPartial,
    "Type around a network is not partial",
    "'{1}' contains the network '{0}' and is not partial, so the network cannot be added. Add 'partial' to every declaration of '{1}', or move the network out of it.")
{
    protected override Element ElementOf(string detail) => Element.Container(detail);
}

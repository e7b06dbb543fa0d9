using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The types around the class must be partial too.</summary>
internal sealed class ContainerNotPartial() : TypeRule(
    RuleIds.ContainerNotPartial,
    TypeProblemKind.ContainerNotPartial,
    "Type around a network is not partial",
    static (network, container) => $"'{container}' contains the network '{network.Type.Name}' and is not partial, so the generator cannot extend the network. Add 'partial' to every declaration of '{container}', or move the network out of it.")
{
    protected override Element ElementOf(string detail) => Element.Container(detail);
}

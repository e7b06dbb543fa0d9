using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A network has one set of dimensions, so the types around it may not be generic.</summary>
internal sealed class ContainerGeneric() : TypeRule(
    RuleIds.ContainerGeneric,
    TypeProblemKind.ContainerGeneric,
    "Type around a network is generic",
    static (network, container) => $"'{container}' contains the network '{network.Type.Name}' and is generic, but code for a network is emitted once. Move the network out of '{container}'.")
{
    protected override Element ElementOf(string detail) => Element.Container(detail);
}

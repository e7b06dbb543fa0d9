using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A network has one set of dimensions, so the types around it may not be generic.</summary>
internal sealed class ContainerGeneric() : TypeRule(
    RuleIds.ContainerGeneric,
    TypeProblemKind.ContainerGeneric,
    "Type around a network is generic",
    "'{1}' contains the network '{0}' and is generic. Emitted code is specialized once: move the network out of '{1}'.")
{
    protected override Element ElementOf(string detail) => Element.Container(detail);
}

using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The order of layers must be visible in one place.</summary>
internal sealed class LayersSpread() : TypeRule(
    RuleIds.LayersSpread,
    TypeProblemKind.LayersSpread,
    "Layers are spread over several declarations",
    "This attribute of the network '{0}' is not on the declaration that has [RecurrentNetwork], so its place in the order of layers is not defined. Move it there.")
{
    protected override Element ElementOf(string detail) => Element.OfLayer(Index(detail));
}

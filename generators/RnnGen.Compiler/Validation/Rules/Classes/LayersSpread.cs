using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The order of layers must be visible in one place.</summary>
internal sealed class LayersSpread() : TypeRule(
    RuleIds.LayersSpread,
    TypeProblemKind.LayersSpread,
    "Layers are spread over several declarations",
    static (network, _) => $"This attribute of the network '{network.Type.Name}' is not on the declaration with [RecurrentNetwork], so its position among the layers is undefined. Move it to that declaration.")
{
    protected override Element ElementOf(string detail) => Element.OfLayer(Index(detail));
}

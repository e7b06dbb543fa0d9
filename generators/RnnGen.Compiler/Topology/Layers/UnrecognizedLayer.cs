using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>An attribute that a user derived, which a rule reports: nothing is known of it.</summary>
internal sealed record UnrecognizedLayer(LayerPlace Place) : Layer(Place)
{
    public static UnrecognizedLayer Bind(LayerDeclaration written, LayerPlace place) => new(place);

    public override int? OutputWidth => null;
}

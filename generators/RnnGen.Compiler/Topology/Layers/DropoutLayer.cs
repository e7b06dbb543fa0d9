using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Dropout]: some elements are 0 in training.</summary>
internal sealed record DropoutLayer(LayerPlace Place, double Rate) : Layer(Place)
{
    public static DropoutLayer Bind(LayerDeclaration written, LayerPlace place) => new(place, written.Number("rate"));

    public override int? OutputWidth => InputWidth;
}

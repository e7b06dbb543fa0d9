using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[LayerNorm]: mean and variance of its own at each step.</summary>
internal sealed record NormalizationLayer(LayerPlace Place) : Layer(Place)
{
    public static NormalizationLayer Bind(LayerDeclaration written, LayerPlace place) => new(place);

    public override int? OutputWidth => InputWidth;
}

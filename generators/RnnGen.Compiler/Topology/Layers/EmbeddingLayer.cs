using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Embedding]: a vector for each token.</summary>
internal sealed record EmbeddingLayer(LayerPlace Place, int Size, WeightOptions Weights) : Layer(Place)
{
    public static EmbeddingLayer Bind(LayerDeclaration written, LayerPlace place) => new(place, written.Integer("size"), WeightOptions.Read(written));

    public override int? OutputWidth => Size;
}

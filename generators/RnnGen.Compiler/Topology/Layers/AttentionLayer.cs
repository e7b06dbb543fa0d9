using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[SelfAttention]: each step attends to the steps of its own sequence.</summary>
/// <param name="Place">Its place in the network.</param>
/// <param name="Heads">The number of heads.</param>
/// <param name="Causal">Whether a step attends to itself and to those before it only.</param>
/// <param name="UseBias">Whether there are biases.</param>
/// <param name="Residual">Whether the input is added to the output.</param>
/// <param name="Dropout">The rate at which weights are 0 in training.</param>
/// <param name="Weights">The options of its parameters.</param>
internal sealed record AttentionLayer(LayerPlace Place, int Heads, bool Causal, bool UseBias, bool Residual, double Dropout, WeightOptions Weights) : Layer(Place)
{
    public static AttentionLayer Bind(LayerDeclaration written, LayerPlace place) => new(
        place,
        written.Integer("heads"),
        written.Flag(nameof(Causal), true),
        written.Flag(nameof(UseBias), true),
        written.Flag(nameof(Residual)),
        written.Number(nameof(Dropout)),
        WeightOptions.Read(written));

    public override int? OutputWidth => InputWidth;

    public override bool IsResidual => Residual;
}

using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Dense]: f(V x + c) at each step.</summary>
internal sealed record DenseLayer(LayerPlace Place, int Units, ActivationFunction Activation, bool UseBias, bool Residual, WeightOptions Weights) : Layer(Place)
{
    public static DenseLayer Bind(LayerDeclaration written, LayerPlace place) => new(
        place,
        written.Integer("units"),
        ActivationFunction.Read(written, nameof(Activation), Declarations.Activation.Identity),
        written.Flag(nameof(UseBias), true),
        written.Flag(nameof(Residual)),
        WeightOptions.Read(written));

    public override int? OutputWidth => Units;

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [(nameof(Activation), Activation)];

    public override bool IsResidual => Residual;
}

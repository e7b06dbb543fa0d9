using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Conv1D]: f(W x + c) of the steps of a window.</summary>
/// <param name="Place">Its place in the network.</param>
/// <param name="Filters">The width of its output.</param>
/// <param name="KernelSize">The steps of a window.</param>
/// <param name="Padding">Where a window stands.</param>
/// <param name="Dilation">The distance of the steps of a window.</param>
/// <param name="Stride">The distance of windows.</param>
/// <param name="Activation">f.</param>
/// <param name="UseBias">Whether there is a bias.</param>
/// <param name="Weights">The options of its parameters.</param>
internal sealed record ConvolutionLayer(
    LayerPlace Place,
    int Filters,
    int KernelSize,
    ConvolutionPadding Padding,
    int Dilation,
    int Stride,
    ActivationFunction Activation,
    bool UseBias,
    WeightOptions Weights)
    : Layer(Place)
{
    public static ConvolutionLayer Bind(LayerDeclaration written, LayerPlace place) => new(
        place,
        written.Integer("filters"),
        written.Integer("kernelSize"),
        written.Choice(nameof(Padding), ConvolutionPadding.Causal),
        written.Integer(nameof(Dilation), 1),
        written.Integer(nameof(Stride), 1),
        ActivationFunction.Read(written, nameof(Activation), Declarations.Activation.Identity),
        written.Flag(nameof(UseBias), true),
        WeightOptions.Read(written));

    public override int? OutputWidth => Filters;

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [(nameof(Activation), Activation)];

    /// <summary>The steps from the first of a window to the last.</summary>
    public long Reach => (long)(KernelSize - 1) * Dilation;

    /// <summary>The steps that it reads for one of its own.</summary>
    public Window Window => new(KernelSize, -(int)(Padding == ConvolutionPadding.Causal ? Reach : Reach / 2), Dilation, Stride);
}

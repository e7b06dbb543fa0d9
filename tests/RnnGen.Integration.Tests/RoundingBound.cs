using System.Numerics;
using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;

namespace RnnGen.Integration.Tests;

/// <summary>
/// How far two orders of the same sums may lie apart: the number of roundings on the longest path to a result, times the unit in the last place
/// of 1, times the scale of the terms. Functions are within 4 units, so each counts as 8 roundings of half a unit.
/// </summary>
internal static class RoundingBound
{
    private const int OfFunction = 8;

    /// <summary>LSTM's c = f c + i g, h = o tanh(c): two functions and four operations a step; no cell has more.</summary>
    private const int OfElementwise = (2 * OfFunction) + 4;

    /// <summary>A tree-LSTM's c also has f_r c_r.</summary>
    private const int OfRightChild = 2;

    /// <summary>A mixture of correlated Gaussians: softplus, exp, the square of a distance (five operations), exp, log, and the difference of two of these.</summary>
    private const int OfLikelihood = (4 * OfFunction) + 5 + 1;

    /// <summary>The unit in the last place of 1.</summary>
    public static double Unit<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    /// <summary>
    /// Roundings on the longest path from an input to an output: layer after layer and, in layers whose output, or what is made of it, comes back to them, step
    /// after step. From [Decoder] on that is every layer.
    /// </summary>
    public static int Forward(NetworkLayout network)
    {
        var decoder = network.Layers.TakeWhile(layer => layer.Kind != "Decoder").Count();
        return network.Layers.Index().Sum(layer =>
        {
            var isDecoded = layer.Index >= decoder;
            var steps = isDecoded || network.Shape is SequenceShape.OneToMany ? network.OutputSteps : network.Steps;
            return (isDecoded || IsRecurrent(layer.Item) ? steps : 1) * OfStep(network, layer.Index);
        });
    }

    /// <summary>The same to the loss of a batch: the loss of a position, and the mean.</summary>
    public static int Loss(NetworkLayout network, int rows) =>
        Forward(network) + network.OutputSize + (network.EachHead.Any(head => head.Loss is LossKind.Custom) ? OfLikelihood : OfElementwise) + (rows * network.OutputSteps) + Paths(network);

    /// <summary>The same to a gradient: there, back (a product over the gates, at most four, of trees five), and the sum over rows and steps.</summary>
    public static int Gradient(NetworkLayout network, int rows) =>
        Loss(network, rows) + ((network.HasTrees ? 5 : 4) * Forward(network)) + (rows * Math.Max(network.Steps, network.OutputSteps));

    private static bool IsRecurrent(LayerDescription layer) => layer.Kind is "Elman" or "Lstm" or "Gru" or "LinearRnn" or "Jordan" or "TreeLstm" or "TreeRnn";

    private static int OfStep(NetworkLayout network, int index)
    {
        var layer = network.Layers[index];
        return layer.Kind switch
        {
            "Elman" or "Lstm" or "Gru" or "LinearRnn" => layer.InputSize + layer.OutputSize + 2 + OfElementwise,
            "TreeLstm" or "TreeRnn" => layer.InputSize + (2 * layer.OutputSize) + 2 + OfElementwise + OfRightChild,
            "Jordan" => layer.InputSize + layer.OutputSize + 2 + OfFunction + Sides(network, layer) + OfFunction + OfSoftmax(layer.OutputSize),
            "Pool" => network.Steps + OfFunction,
            "AttentionPool" => layer.InputSize + 1 + OfFunction + Sides(network, layer) + (network.Steps * ((3 * OfFunction) + 3)) + OfFunction,
            "Concat" or "Add" or "Multiply" => Math.Max(1, layer.Sources.Count - 1),
            "Decoder" => OfSoftmax(network.OutputSize) + (index > 0 ? OfAttention(network, index) : 0),
            "GatedResidual" or "ContextualResidual" or "GatedSkip" or "VariableSelection" => OfGated(network, layer),
            _ => layer.InputSize + 1 + OfFunction,
        };
    }

    /// <summary>What is fed back is, at most, a softmax: exp(y - log Σ exp(y)).</summary>
    private static int OfSoftmax(int width) => width + 1 + (3 * OfFunction);

    /// <summary>Scores (a product with the encoder's outputs, or with the decoder's own tensors), softmax over the encoder's steps, and the sum over them.</summary>
    private static int OfAttention(NetworkLayout network, int index) =>
        network.Layers[index - 1].OutputSize + Sides(network, network.Layers[index]) + OfFunction + OfSoftmax(network.Steps) + network.Steps;

    /// <summary>Products with all of its tensors, ELU, σ and the product of the two sides; mean, variance, root and quotient; softmax and the sum of what it weights.</summary>
    private static int OfGated(NetworkLayout network, LayerDescription layer) =>
        Sides(network, layer) + (2 * OfFunction) + 2 + (2 * layer.OutputSize) + (2 * OfFunction) + OfSoftmax(layer.OutputSize) + layer.InputSize;

    /// <summary>A product with a tensor, or a sum over it, is no longer than its sides are together.</summary>
    private static int Sides(NetworkLayout network, LayerDescription layer) =>
        network.Tensors.Where(tensor => tensor.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal)).Sum(tensor => tensor.Shape.Sum());

    /// <summary>CTC sums logarithms: at each step two sums (a function and two operations each) and a product; at the end over the states.</summary>
    private static int Paths(NetworkLayout network) => network.Loss is LossKind.Ctc ? (network.Steps * (2 * (OfFunction + 2) + 1)) + network.PathStates : 0;
}

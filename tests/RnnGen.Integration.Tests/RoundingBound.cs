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

    /// <summary>The unit in the last place of 1.</summary>
    public static double Unit<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    /// <summary>Roundings on the longest path from an input to an output: in each layer, products of its inputs and of its state, step after step.</summary>
    public static int Forward(NetworkLayout network) => network.Layers.Sum(layer =>
        layer.Kind is "Elman" or "Lstm" or "Gru"
            ? network.Steps * (layer.InputSize + layer.OutputSize + 2 + OfElementwise)
            : layer.Kind is "TreeLstm" or "TreeRnn"
            ? network.Steps * (layer.InputSize + (2 * layer.OutputSize) + 2 + OfElementwise + OfRightChild)
            : layer.InputSize + 1 + OfFunction);

    /// <summary>The same to the loss of a batch: the loss of a position, and the mean.</summary>
    public static int Loss(NetworkLayout network, int rows) => Forward(network) + network.OutputSize + OfElementwise + (rows * network.OutputSteps) + Paths(network);

    /// <summary>The same to a gradient: there, back (a product over the gates, at most four, of trees five), and the sum over rows and steps.</summary>
    public static int Gradient(NetworkLayout network, int rows) =>
        Loss(network, rows) + ((network.HasTrees ? 5 : 4) * Forward(network)) + (rows * network.Steps);

    /// <summary>CTC sums logarithms: at each step two sums (a function and two operations each) and a product; at the end over the states.</summary>
    private static int Paths(NetworkLayout network) => network.Loss is LossKind.Ctc ? (network.Steps * (2 * (OfFunction + 2) + 1)) + network.PathStates : 0;
}

using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Recursive neural network: Pollack (1990), Socher et al. (2011): h_j = f(W x_j + L h_l + R h_r + b).</summary>
internal sealed record TreeRnnCell(ActivationFunction Activation) : TreeCell
{
    public static TreeRnnCell Read(LayerDeclaration written) => new(ActivationFunction.Read(written, nameof(Activation), Declarations.Activation.Tanh));

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [(nameof(Activation), Activation)];

    public override void Define(TreeCellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var f = cell.Function(Activation);

        cell.Next(h, f(cell.Affine("", x, h)));
    }
}

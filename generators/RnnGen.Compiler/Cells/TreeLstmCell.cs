using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Binary tree-LSTM: Tai, Socher and Manning (2015), equations 9 to 14 with N = 2.</summary>
internal sealed record TreeLstmCell(ActivationFunction Activation, ActivationFunction RecurrentActivation, double ForgetBias) : TreeCell
{
    public static TreeLstmCell Read(LayerDeclaration written) => new(
        ActivationFunction.Read(written, nameof(Activation), Declarations.Activation.Tanh),
        ActivationFunction.Read(written, nameof(RecurrentActivation), Declarations.Activation.Sigmoid),
        written.Number(nameof(ForgetBias), 1));

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [(nameof(Activation), Activation), (nameof(RecurrentActivation), RecurrentActivation)];

    public override void Define(TreeCellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var c = cell.State("c");
        var gate = cell.Gate(RecurrentActivation);
        var f = cell.Function(Activation);
        cell.InitialBias("f", ForgetBias);

        var input = cell.Let("i", gate(cell.Affine("i", x, h)));
        var output = cell.Let("o", gate(cell.Affine("o", x, h)));
        var candidate = cell.Let("u", f(cell.Affine("u", x, h)));
        var forgetLeft = cell.Let("fl", gate(cell.Affine("fl", x, h, shared: "f")));
        var forgetRight = cell.Let("fr", gate(cell.Affine("fr", x, h, shared: "f")));

        var next = cell.Next(c, (input * candidate) + (forgetLeft * c.Left) + (forgetRight * c.Right));
        cell.Next(h, output * f(next));
    }
}

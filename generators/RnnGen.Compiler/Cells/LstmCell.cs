using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Long short-term memory: Hochreiter and Schmidhuber (1997), with the forget gate of Gers et al. (2000).</summary>
internal sealed class LstmCell : Cell
{
    public override string Kind => "Lstm";

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h");
        var c = cell.State("c");
        var gate = cell.Gate("RecurrentActivation", Activation.Sigmoid);
        var f = cell.Activation("Activation", Activation.Tanh);
        cell.InitialBias("f", cell.Option("ForgetBias", 1));

        var input = cell.Let("i", gate(cell.Affine("i", x, h)));
        var forget = cell.Let("f", gate(cell.Affine("f", x, h)));
        var candidate = cell.Let("g", f(cell.Affine("g", x, h)));
        var output = cell.Let("o", gate(cell.Affine("o", x, h)));

        var next = cell.Next(c, (forget * c) + (input * candidate));
        cell.Next(h, output * f(next));
    }
}

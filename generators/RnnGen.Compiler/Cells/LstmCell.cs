using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// Long short-term memory: Hochreiter and Schmidhuber (1997), with the forget gate of Gers et al. (2000). Peepholes: Gers et al. (2002);
/// coupled gates: Greff et al. (2017); projection: Sak et al. (2014).
/// </summary>
internal sealed class LstmCell : Cell
{
    public override string Kind => "Lstm";

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var projection = cell.Integer("Projection");
        var h = cell.State("h", projection);
        var c = cell.State("c");
        var gate = cell.Gate("RecurrentActivation", Activation.Sigmoid);
        var f = cell.Activation("Activation", Activation.Tanh);
        var hasPeepholes = cell.Flag("Peepholes");
        var isCoupled = cell.Flag("CoupledGates");
        InitialForgetBias(cell, isCoupled);

        var input = Gate("i", c);
        var forget = isCoupled ? cell.Let("f", 1 - input) : Gate("f", c);
        var candidate = cell.Let("g", f(cell.Affine("g", x, h)));

        // With peepholes the output gate sees the new cell state, and waits for it.
        var output = hasPeepholes ? null : Gate("o", c);
        var next = cell.Next(c, cell.Clipped((forget * c) + (input * candidate), cell.Option("StateClip", 0)));
        output ??= Gate("o", next);
        var y = output * f(cell.Seen("c", next));
        cell.Next(h, projection > 0 ? cell.Projection(y, projection) : y);

        Value Gate(string name, Value state) => cell.Let(name, gate(cell.Affine(name, x, h, hasPeepholes ? state : null)));
    }

    /// <summary>Coupled gates have f = 1 - σ(a_i) = σ(-a_i): what opens the one closes the other.</summary>
    private static void InitialForgetBias(CellBuilder cell, bool isCoupled)
    {
        var bias = cell.Option("ForgetBias", 1);
        cell.InitialBias(isCoupled ? "i" : "f", isCoupled ? -bias : bias);
    }
}

using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>
/// Long short-term memory: Hochreiter and Schmidhuber (1997), with the forget gate of Gers et al. (2000). Peepholes: Gers et al. (2002);
/// coupled gates: Greff et al. (2017); projection: Sak et al. (2014).
/// </summary>
internal sealed record LstmCell(
    CellFunctions Functions, CellFunctions Reverse, double ForgetBias, bool Peepholes, bool CoupledGates, int Projection, double StateClip, double GateClip) : Cell
{
    public static LstmCell Read(LayerDeclaration written) => new(
        CellFunctions.Read(written),
        CellFunctions.Read(written).ReadReverse(written),
        written.Number(nameof(ForgetBias), 1),
        written.Flag(nameof(Peepholes)),
        written.Flag(nameof(CoupledGates)),
        written.Integer(nameof(Projection)),
        written.Number(nameof(StateClip)),
        written.Number(nameof(GateClip)));

    public override int States => 2;

    public override int? OutputWidth(int units, int? input) => Projection > 0 ? Projection : units;

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations =>
        Functions.Used(Reverse, nameof(CellFunctions.Activation), nameof(CellFunctions.OutputActivation), nameof(CellFunctions.RecurrentActivation));

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var h = cell.State("h", Projection);
        var c = cell.State("c");
        var functions = cell.IsSecond ? Reverse : Functions;
        var gate = cell.Clipped(cell.Gate(functions.RecurrentActivation), GateClip);
        var f = cell.Clipped(cell.Function(functions.Activation), GateClip);
        var outward = cell.Function(functions.OutputActivation);

        // Coupled gates have f = 1 - σ(a_i) = σ(-a_i): the bias that opens the one closes the other.
        cell.InitialBias(CoupledGates ? "i" : "f", CoupledGates ? -ForgetBias : ForgetBias);

        var input = Gate("i", c);
        var forget = CoupledGates ? cell.Let("f", 1 - input) : Gate("f", c);
        var candidate = cell.Let("g", f(cell.Affine("g", x, h)));

        // With peepholes the output gate sees the new cell state, and waits for it.
        var output = Peepholes ? null : Gate("o", c);
        var next = cell.Next(c, cell.Clipped((forget * c) + (input * candidate), StateClip));
        output ??= Gate("o", next);
        var y = output * outward(cell.Seen("c", next));
        cell.Next(h, Projection > 0 ? cell.Projection(y, Projection) : y);

        Value Gate(string name, Value state) => cell.Let(name, gate(cell.Affine(name, x, h, Peepholes ? state : null)));
    }
}

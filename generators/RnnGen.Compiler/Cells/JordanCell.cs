using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>Jordan (1986): h_t = f(W x_t + U y_{t-1} + b), o_t = g(V h_t + c). The recurrence runs through the output; y is o as it is fed back.</summary>
internal sealed record JordanCell(int Outputs, ActivationFunction Activation, ActivationFunction OutputActivation, TeacherForcing TeacherForcing) : Cell
{
    public static JordanCell Read(LayerDeclaration written) => new(
        written.Integer("outputs"),
        ActivationFunction.Read(written, nameof(Activation), Declarations.Activation.Tanh),
        ActivationFunction.Read(written, nameof(OutputActivation), Declarations.Activation.Identity),
        written.Choice(nameof(TeacherForcing), TeacherForcing.Always));

    public override TeacherForcing? Forcing => TeacherForcing;

    public override ActivationFunction? Readout => OutputActivation;

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [(nameof(Activation), Activation), (nameof(OutputActivation), OutputActivation)];

    public override int States => 2;

    public override int? OutputWidth(int units, int? input) => Outputs;

    public override void Define(CellBuilder cell)
    {
        var x = cell.X;
        var o = cell.State("o", Outputs);
        var y = cell.State("y", Outputs);
        var f = cell.Function(Activation);
        var g = cell.Function(OutputActivation);

        var h = cell.Let("h", f(cell.Affine("", x, y)));
        var next = cell.Next(o, g(cell.Readout(h, Outputs)));
        cell.Next(y, cell.FedBack(next));
    }
}

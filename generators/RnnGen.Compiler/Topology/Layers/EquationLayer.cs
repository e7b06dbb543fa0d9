using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Layer&lt;T&gt;]: a user's equations at each step.</summary>
/// <param name="Place">Its place in the network; it reads its input, and then what it names beside it.</param>
/// <param name="Program">The equations; null where they cannot be read, which a rule reports.</param>
/// <param name="Units">The width of what they leave open; 0 where that is not said.</param>
/// <param name="Numbers">The numbers that they take.</param>
/// <param name="UseBias">Whether there are biases.</param>
/// <param name="Weights">The options of its parameters.</param>
internal sealed record EquationLayer(LayerPlace Place, CellProgram? Program, int Units, EquatableArray<double> Numbers, bool UseBias, WeightOptions Weights) : Layer(Place)
{
    public static EquationLayer Bind(LayerDeclaration written, LayerPlace place)
    {
        var layer = new EquationLayer(place, written.Cell, written.Integer("units"), written.Numbers, written.Flag(nameof(UseBias), true), WeightOptions.Read(written));
        return layer is { Types: { } types, Program: { } program, FirstWidth: { } width } ? layer with { Width = types[program.Results[0]].Rows.In(width, layer.Units) } : layer;
    }

    /// <summary>The name of the user's class.</summary>
    public override string Kind => Program?.Name ?? Place.Kind;

    public override int? OutputWidth => Width;

    /// <summary>The width of the first input.</summary>
    public int? FirstWidth => Place.Sources.Count > 0 ? Place.Sources[0].Width : null;

    /// <summary>The width of the result; types are inferred once.</summary>
    private int? Width { get; init; }

    /// <summary>The number of inputs that the equations take.</summary>
    public int Inputs => Program?.Parameters.Count(parameter => parameter.Role == CellParameterRole.Input) ?? 1;

    /// <summary>The types of the equations' values in this network; null where the number or a width of what it reads is not known.</summary>
    public CellTypes? Types => Program is null || Place.Sources.Count != Inputs || Place.Sources.Any(source => source.Width is null)
        ? null
        : CellTypes.Of(Program, [.. Place.Sources.Select(source => source.Width!.Value)]);
}

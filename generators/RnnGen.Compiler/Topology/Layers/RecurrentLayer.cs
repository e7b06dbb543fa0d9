using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>A cell along the steps, in one direction or both.</summary>
/// <param name="Place">Its place in the network.</param>
/// <param name="Cell">The cell, with its own options.</param>
/// <param name="Options">The options that the cell's equations are written with.</param>
/// <param name="Weights">The options of its parameters.</param>
internal sealed record RecurrentLayer(LayerPlace Place, Cell Cell, CellOptions Options, WeightOptions Weights) : Layer(Place)
{
    public static RecurrentLayer Bind(LayerDeclaration written, LayerPlace place, Cell cell) => new(place, cell, CellOptions.Read(written, cell), WeightOptions.Read(written))
    {
        Bidirectional = written.Flag(nameof(Bidirectional)),
        Merge = written.Choice(nameof(Merge), MergeMode.Concat),
        Reverse = written.Flag(nameof(Reverse)),
        Residual = written.Flag(nameof(Residual)),
        Dropout = written.Number(nameof(Dropout)),
        InitialState = written.Choice(nameof(InitialState), InitialState.Zeros),
    };

    /// <summary>Whether a second run of the cell, with parameters of its own, takes the steps from the last to the first.</summary>
    public bool Bidirectional { get; private init; }

    /// <summary>The way in which the outputs of both directions become one.</summary>
    public MergeMode Merge { get; private init; }

    /// <summary>Whether the cell takes the steps from the last to the first.</summary>
    public bool Reverse { get; private init; }

    /// <summary>Whether x_t is added to the output.</summary>
    public bool Residual { get; private init; }

    /// <summary>The rate at which elements of the input are 0 in training.</summary>
    public double Dropout { get; private init; }

    /// <summary>What its states are before the first step, where it does not read that.</summary>
    public InitialState InitialState { get; private init; }

    /// <summary>Whether it says itself what its states begin with.</summary>
    public bool HasInitialStates => InitialState == InitialState.Learned || Place.InitialSources.Count > 0;

    public override string Kind => Cell.Name ?? Place.Kind;

    public override IReadOnlyList<(string Option, ActivationFunction Function)> Activations => Cell.Activations;

    public override bool IsRecurrent => true;

    public override bool IsResidual => Residual;

    public override int? OutputWidth => Bidirectional && Merge == MergeMode.Concat ? 2 * DirectionWidth : DirectionWidth;

    private int? DirectionWidth => Cell.OutputWidth(Options.Units, InputWidth);
}

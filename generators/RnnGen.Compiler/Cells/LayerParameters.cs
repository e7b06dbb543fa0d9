using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>Makes the parameters of one layer, in the order of their first use, which is their order in the tensors.</summary>
/// <param name="layerName">The layer's name.</param>
/// <param name="layer">Its declaration.</param>
/// <param name="direction">Backward for the second direction of a bidirectional layer, whose tensors have a name of their own, as in PyTorch.</param>
internal sealed class LayerParameters(string layerName, LayerDeclaration layer, Direction direction = Direction.Forward)
{
    private readonly Dictionary<(string Tensor, string Gate), Parameter> _known = [];

    public IEnumerable<Parameter> All => _known.Values;

    private Penalty Penalty { get; } = new(layer.Number("L1", 0), layer.Number("L2", 0));

    /// <summary>A weight matrix.</summary>
    /// <param name="tensor">The tensor that holds it.</param>
    /// <param name="gate">Its gate; empty where there is one only.</param>
    /// <param name="symbol">How equations call it.</param>
    /// <param name="rows">The number of outputs.</param>
    /// <param name="columns">The number of inputs.</param>
    /// <param name="options">The prefix of the layer's arguments about it: Kernel or Recurrent.</param>
    /// <param name="pyTorchFan">PyTorch draws from ±1/sqrt of this; 0 where it draws from the standard normal distribution.</param>
    /// <param name="initializer">The initializer where the layer names none.</param>
    /// <param name="scale">Its scale.</param>
    public Parameter Weight(
        string tensor, string gate, ParameterSymbol symbol, int rows, int columns, string options, int pyTorchFan, Initializer? initializer = null, double scale = 1)
    {
        var otherwise = initializer ?? (options == "Recurrent" ? Initializer.Orthogonal : Initializer.GlorotUniform);
        var kind = (Initializer)layer.Integer(options + "Initializer", (int)otherwise);
        var start = IsPyTorch ? PyTorch(pyTorchFan) : new InitialValue(kind, layer.Number(options + "Scale", scale));
        return Get(tensor, gate, symbol, rows, columns, start, Penalty);
    }

    /// <summary>A vector: a bias, peepholes, the gains of a normalization.</summary>
    /// <param name="tensor">The tensor that holds it.</param>
    /// <param name="gate">Its gate; empty where there is one only.</param>
    /// <param name="symbol">How equations call it.</param>
    /// <param name="rows">Its length.</param>
    /// <param name="initial">What its elements begin with.</param>
    /// <param name="pyTorchFan">PyTorch draws from ±1/sqrt of this; 0 where it begins with <paramref name="initial"/> too.</param>
    public Parameter Vector(string tensor, string gate, ParameterSymbol symbol, int rows, double initial, int pyTorchFan)
    {
        var start = IsPyTorch && pyTorchFan > 0 ? PyTorch(pyTorchFan) : initial == 0 ? InitialValue.Zero : new InitialValue(Initializer.Constant, initial);
        return Get(tensor, gate, symbol, rows, 1, start, Penalty.None, isVector: true);
    }

    /// <summary>A parameter that a user's cell declares, drawn as the cell says, otherwise as the layer says; a vector that is a factor between -1 and 1 where neither does.</summary>
    /// <param name="parameter">What the cell says of it.</param>
    /// <param name="rows">The number of rows, or the length.</param>
    /// <param name="columns">The number of columns; 1 for a vector.</param>
    /// <param name="units">The layer's units: PyTorch draws from ±1/sqrt of them.</param>
    /// <param name="place">Where it stands in memory.</param>
    public Parameter Of(CellParameter parameter, int rows, int columns, int units, StoragePlace place)
    {
        var made = parameter.Role == CellParameterRole.Bias ? Vector(parameter.Name, "", new(parameter.Name), rows, parameter.Initial, units) : Drawn(parameter, rows, columns, units);
        return Placed(made, place);
    }

    /// <summary>A matrix that a user's cell declares and uses element by element: in equations a vector, its rows one after the other.</summary>
    /// <inheritdoc cref="Of" />
    public Parameter ElementsOf(CellParameter parameter, int rows, int columns, int units, StoragePlace place) =>
        Placed(Drawn(parameter, rows, columns, units) with { Rows = rows * columns, Columns = 1, IsVector = true, RowLength = columns }, place);

    private Parameter Placed(Parameter made, StoragePlace place)
    {
        var storage = direction == Direction.Backward ? place.Storage + "_reverse" : place.Storage;
        return _known[(made.Tensor, "")] = made with { Storage = storage, Block = place.Block };
    }

    private Parameter Drawn(CellParameter parameter, int rows, int columns, int units)
    {
        var options = parameter.Role == CellParameterRole.Recurrent ? "Recurrent" : "Kernel";
        var otherwise = !parameter.IsMatrix ? Initializer.Uniform : options == "Recurrent" ? Initializer.Orthogonal : Initializer.GlorotUniform;
        var start = parameter.Initializer is { } own ? Start(own, parameter.Scale, units)
            : IsPyTorch ? PyTorch(units)
            : Start((Initializer)layer.Integer(options + "Initializer", (int)otherwise), parameter.Scale != 1 ? parameter.Scale : layer.Number(options + "Scale", 1), units);
        return Get(parameter.Name, "", new(parameter.Name), rows, columns, start, Penalty, isVector: !parameter.IsMatrix);
    }

    private static InitialValue Start(Initializer initializer, double scale, int fan) => initializer == Initializer.PyTorch ? PyTorch(fan) : new InitialValue(initializer, scale);

    private bool IsPyTorch => layer.Integer("KernelInitializer", -1) == (int)Initializer.PyTorch;

    private static InitialValue PyTorch(int fan) => new(Initializer.PyTorch, fan == 0 ? 0 : 1 / Math.Sqrt(fan));

    private Parameter Get(string tensor, string gate, ParameterSymbol symbol, int rows, int columns, InitialValue start, Penalty penalty, bool isVector = false)
    {
        if (direction == Direction.Backward)
        {
            (tensor, symbol) = (tensor + "_reverse", symbol.Reverse);
        }

        if (!_known.TryGetValue((tensor, gate), out var parameter))
        {
            var block = _known.Keys.Count(key => key.Tensor == tensor);
            parameter = new Parameter(layerName, tensor, block, symbol, rows, columns, start, penalty, IsVector: isVector) { Frozen = layer.Flag("Frozen", false) };
            _known.Add((tensor, gate), parameter);
        }

        return parameter;
    }
}

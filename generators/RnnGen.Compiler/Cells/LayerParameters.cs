using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>Makes the parameters of one layer, in the order of their first use, which is their order in the tensors.</summary>
/// <param name="layerName">The layer's name.</param>
/// <param name="options">Their initializers, their penalties, and whether they are frozen.</param>
/// <param name="direction">Backward for the second direction of a bidirectional layer, whose tensors have a name of their own, as in PyTorch.</param>
internal sealed class LayerParameters(string layerName, WeightOptions options, Direction direction = Direction.Forward)
{
    private readonly Dictionary<(string Tensor, string Gate), Parameter> _known = [];

    public IEnumerable<Parameter> All => _known.Values;

    private Penalty Penalty { get; } = new(options.L1, options.L2);

    /// <summary>A weight matrix.</summary>
    /// <param name="tensor">The tensor that holds it.</param>
    /// <param name="gate">Its gate; empty where there is one only.</param>
    /// <param name="symbol">How equations call it.</param>
    /// <param name="rows">The number of outputs.</param>
    /// <param name="columns">The number of inputs.</param>
    /// <param name="role">Its operand: an input or a state.</param>
    /// <param name="pyTorchFan">PyTorch draws from ±1/sqrt of this; 0 where it draws from the standard normal distribution.</param>
    /// <param name="initializer">The initializer where the layer names none.</param>
    /// <param name="scale">Its scale.</param>
    public Parameter Weight(
        string tensor, string gate, ParameterSymbol symbol, int rows, int columns, WeightRole role, int pyTorchFan, Initializer? initializer = null, double scale = 1)
    {
        var (kind, factor) = options.Of(role);
        var start = IsPyTorch ? PyTorch(pyTorchFan) : new InitialValue(kind ?? initializer ?? Default(role), factor ?? scale);
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

    /// <summary>A matrix that a user's cell declares and multiplies with in equal parts of its rows: a parameter each, which is drawn as a gate is.</summary>
    /// <inheritdoc cref="Of" />
    public IReadOnlyList<Parameter> PartsOf(CellParameter parameter, int rows, int columns, int parts, int units, StoragePlace place) =>
    [
        .. Enumerable.Range(0, parts).Select(part =>
            Placed(Drawn(parameter, rows / parts, columns, units, part.ToString(CultureInfo.InvariantCulture)), place with { Block = part })),
    ];

    private Parameter Placed(Parameter made, StoragePlace place)
    {
        var storage = direction == Direction.Backward ? place.Storage + "_reverse" : place.Storage;
        return _known[(made.Tensor, made.Symbol.Gate)] = made with { Storage = storage, Block = place.Block };
    }

    private Parameter Drawn(CellParameter parameter, int rows, int columns, int units, string part = "")
    {
        if (parameter.Method is { } method)
        {
            return Get(parameter.Name, part, new(parameter.Name, part), rows, columns, InitialValue.Zero, Penalty.None, isVector: !parameter.IsMatrix) with { Frozen = true, Method = method };
        }

        var role = parameter.Role == CellParameterRole.Recurrent ? WeightRole.Recurrent : WeightRole.Kernel;
        var (kind, scale) = options.Of(role);
        var start = parameter.Initializer is { } own ? Start(own, parameter.Scale, units)
            : IsPyTorch ? PyTorch(units)
            : Start(kind ?? (parameter.IsMatrix ? Default(role) : Initializer.Uniform), parameter.Scale != 1 ? parameter.Scale : scale ?? 1, units);
        return Get(parameter.Name, part, new(parameter.Name, part), rows, columns, start, Penalty, isVector: !parameter.IsMatrix);
    }

    private static InitialValue Start(Initializer initializer, double scale, int fan) => initializer == Initializer.PyTorch ? PyTorch(fan) : new InitialValue(initializer, scale);

    private bool IsPyTorch => options.KernelInitializer == Initializer.PyTorch;

    private static Initializer Default(WeightRole role) => role == WeightRole.Recurrent ? Initializer.Orthogonal : Initializer.GlorotUniform;

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
            parameter = new Parameter(layerName, tensor, block, symbol, rows, columns, start, penalty, IsVector: isVector) { Frozen = options.Frozen };
            _known.Add((tensor, gate), parameter);
        }

        return parameter;
    }
}

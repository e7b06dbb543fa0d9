using System.Numerics;
using RnnGen.Compiler.Ir;

namespace RnnGen.Testing.Interpretation;

/// <summary>The values of parameters, [output, input], and how they stand in named tensors.</summary>
internal sealed class InterpreterWeights
{
    private readonly Dictionary<Parameter, double[,]> _values = [];
    private Parameter? _last;
    private double[,] _lastValues = new double[0, 0];

    private InterpreterWeights(IEnumerable<Parameter> parameters) => Parameters = [.. parameters];

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The weights of an emitted network.</summary>
    public static InterpreterWeights Of<T>(LoweredNetwork lowered, ParameterSet<T> set)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Of(lowered.Layers.SelectMany(layer => layer.Parameters), (parameter, row, column) =>
        {
            var (tensorRow, tensorColumn) = ElementOf(lowered, parameter, row, column);
            return double.CreateTruncating(set[parameter.TensorName][tensorRow, tensorColumn]);
        });

    /// <summary>Weights given by a function.</summary>
    public static InterpreterWeights Of(IEnumerable<Parameter> parameters, Func<Parameter, int, int, double> value)
    {
        var weights = new InterpreterWeights(parameters);
        foreach (var parameter in weights.Parameters)
        {
            var values = new double[parameter.Rows, parameter.Columns];
            for (var row = 0; row < parameter.Rows; row++)
            {
                for (var column = 0; column < parameter.Columns; column++)
                {
                    values[row, column] = value(parameter, row, column);
                }
            }

            weights._values.Add(parameter, values);
        }

        return weights;
    }

    /// <summary>Where an element of a parameter stands in its named tensor.</summary>
    public static (int Row, int Column) ElementOf(LoweredNetwork lowered, Parameter parameter, int row, int column)
    {
        if (parameter.RowLength is { } length)
        {
            return (row / length, row % length);
        }

        if (parameter.IsTable)
        {
            return (column, row);
        }

        var before = lowered.Layers.SelectMany(layer => layer.Parameters).Where(p => p.TensorName == parameter.TensorName && p.Block < parameter.Block);
        return (before.Sum(p => p.Rows) + row, column);
    }

    /// <summary>An element. Equations read a parameter element by element, so the last one is kept at hand.</summary>
    public double Read(Parameter parameter, int row, int column)
    {
        if (!ReferenceEquals(parameter, _last))
        {
            (_last, _lastValues) = (parameter, _values[parameter]);
        }

        return _lastValues[row, column];
    }
}

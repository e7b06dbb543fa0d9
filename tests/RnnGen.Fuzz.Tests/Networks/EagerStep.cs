using System.Reflection;
using System.Runtime.CompilerServices;
using RnnGen.Equations;
using RnnGen.Fuzz.Tests.Evaluation;
using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>The Step of a compiled cell, called.</summary>
internal sealed class EagerStep
{
    private readonly FuzzCell _cell;
    private readonly MethodInfo _method;

    public EagerStep(FuzzNetwork network, Assembly assembly)
    {
        _cell = network.Cell;
        _method = assembly.GetType(network.Namespace + "." + _cell.Name.TrimStart('@'), throwOnError: true)!.GetMethod("Step")!;
    }

    public Approximation[] Run(FuzzLayer layer, IReadOnlyDictionary<string, Approximation> arguments)
    {
        var given = new List<object>();
        foreach (var parameter in _cell.Parameters)
        {
            if (parameter.Tuple is null)
            {
                given.Add(ToValue(parameter, arguments[parameter.Reference]));
            }
            else if (parameter == _cell.States.First())
            {
                object[] elements = [.. _cell.States.Select(state => ToValue(state, arguments[state.Reference]))];
                given.Add(Activator.CreateInstance(_method.GetParameters()[given.Count].ParameterType, elements)!);
            }
        }

        var result = _method.Invoke(null, [.. given])!;
        return result is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => FromValue(tuple[i]!))] : [FromValue(result)];
    }

    private static object ToValue(Parameter parameter, Approximation value) =>
        parameter.Shape.Kind == Kind.Matrix ? new Matrix(value.Rows, value.Columns, value.Values) : new Vector(value.Values);

    private static Approximation FromValue(object value) => value switch
    {
        Vector vector => Approximation.Exact(vector.Length, 1, vector.ToArray()),
        Matrix matrix => Approximation.Exact(matrix.Rows, matrix.Columns, matrix.ToArray()),
        _ => throw new InvalidOperationException(value.ToString()),
    };
}

using System.Reflection;
using System.Runtime.CompilerServices;
using RnnGen.Equations;

namespace RnnGen.Integration.Tests.Cells;

/// <summary>A cell's own method, called step by step as the C# that it is, with the weights of a network.</summary>
internal sealed class EagerRun
{
    private readonly MethodInfo _step;
    private readonly object[] _arguments;
    private readonly int[] _states;
    private readonly int _input;

    /// <param name="cell">The cell.</param>
    /// <param name="values">The weights and the zero states, in the order of the parameters, the elements of tuples one after the other; null for the input.</param>
    public EagerRun(Type cell, IEnumerable<object?> values)
    {
        _step = cell.GetMethod("Step", BindingFlags.Public | BindingFlags.Static)!;
        var parameters = _step.GetParameters();
        var rest = new Queue<object?>(values);
        _arguments = [.. parameters.Select(parameter => Argument(parameter.ParameterType, rest)!)];
        _states = [.. parameters.Index().Where(p => p.Item.GetCustomAttribute<StateAttribute>() is not null).Select(p => p.Index)];
        _input = Array.IndexOf(_arguments, null);
    }

    /// <summary>One step on: the first state after it.</summary>
    public Vector Step(Vector x)
    {
        _arguments[_input] = x;
        var rest = new Queue<object?>(Elements(_step.Invoke(null, _arguments)!));
        foreach (var state in _states)
        {
            _arguments[state] = Argument(_step.GetParameters()[state].ParameterType, rest)!;
        }

        return (Vector)Elements(_arguments[_states[0]]).First();
    }

    // A tuple takes several values.
    private static object? Argument(Type type, Queue<object?> values) => typeof(ITuple).IsAssignableFrom(type)
        ? Activator.CreateInstance(type, [.. type.GenericTypeArguments.Select(_ => values.Dequeue())])
        : values.Dequeue();

    private static IEnumerable<object> Elements(object value) =>
        value is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!) : [value];
}

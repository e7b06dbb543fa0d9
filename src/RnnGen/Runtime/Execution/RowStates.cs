using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>The states that the rows of a stateful network carry from one window to the next: for each state, [batch size, width].</summary>
internal sealed class RowStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkLayout _network;
    private readonly CarriedState[] _states;
    private readonly T[] _values;

    /// <summary>States that are 0.</summary>
    public RowStates(NetworkLayout network)
    {
        (_network, _states) = (network, [.. network.States]);
        _values = new T[network.States.Sum(static state => state.Width) * network.BatchSize];
    }

    /// <summary>All of them, one after the other.</summary>
    public Span<T> Values => _values;

    /// <summary>Lets all rows start anew.</summary>
    public void Reset() => Values.Clear();

    /// <summary>Lets a row start anew.</summary>
    public void Reset(int row)
    {
        var place = 0;
        foreach (var state in _states)
        {
            Values.Slice(place + (row * state.Width), state.Width).Clear();
            place += _network.BatchSize * state.Width;
        }
    }

    /// <summary>Lets some rows start anew.</summary>
    /// <param name="resets">[rows]; empty for none.</param>
    public void Reset(ReadOnlySpan<bool> resets)
    {
        for (var row = 0; row < resets.Length; row++)
        {
            if (resets[row])
            {
                Reset(row);
            }
        }
    }

    /// <summary>Puts the states where a pass begins.</summary>
    public void CopyTo(Workspace<T> workspace, int rows)
    {
        var place = 0;
        foreach (var state in _states)
        {
            for (var row = 0; row < rows; row++)
            {
                Values.Slice(place + (row * state.Width), state.Width).CopyTo(workspace.Values[_network.Place(workspace.Layout, state.Initial, state.RowStride, 0, row)..]);
            }

            place += _network.BatchSize * state.Width;
        }
    }

    /// <summary>Takes the states with which a pass has ended.</summary>
    public void CopyFrom(Workspace<T> workspace, int rows)
    {
        var place = 0;
        foreach (var state in _states)
        {
            for (var row = 0; row < rows; row++)
            {
                workspace.Values.Slice(_network.Place(workspace.Layout, state.Final, state.RowStride, 0, row), state.Width).CopyTo(Values[(place + (row * state.Width))..]);
            }

            place += _network.BatchSize * state.Width;
        }
    }

    /// <summary>Lets a pass begin with zero states.</summary>
    public static void Clear(NetworkLayout network, Workspace<T> workspace, int rows)
    {
        for (var i = 0; i < network.States.Count; i++)
        {
            var state = network.States[i];
            for (var row = 0; row < rows; row++)
            {
                workspace.Values.Slice(network.Place(workspace.Layout, state.Initial, state.RowStride, 0, row), state.Width).Clear();
            }
        }
    }
}

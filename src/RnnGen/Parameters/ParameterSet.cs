using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Parameters or gradients: one flat block of numbers, and a named view of each tensor in it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterSet<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkLayout _layout;
    private readonly AlignedBuffer<T> _buffer;
    private readonly ParameterTensor<T>[] _tensors;

    internal ParameterSet(NetworkLayout layout)
    {
        _layout = layout;
        _buffer = new(layout.ParameterLength);
        _tensors = new ParameterTensor<T>[layout.Tensors.Count];
        for (var i = 0; i < _tensors.Length; i++)
        {
            _tensors[i] = new(layout.Tensors[i], _buffer);
        }

        Count = layout.ParameterCount;
    }

    /// <summary>
    /// All numbers, in the compiled network's own order, beginning at a multiple of 64 bytes. There may be more of them than
    /// <see cref="Count"/>: gaps align tensors, and must stay 0.
    /// </summary>
    public Span<T> Values => _buffer.Span;

    /// <summary>The number of parameters.</summary>
    public int Count { get; }

    /// <summary>The tensors, in the order in which they are saved.</summary>
    public IReadOnlyList<ParameterTensor<T>> Tensors => _tensors;

    /// <summary>The number of times that <see cref="Clear"/> was called, so that who adds to the values can tell that they were begun anew.</summary>
    internal long Clears { get; private set; }

    internal ref T Origin => ref _buffer.Origin;

    internal AlignedBuffer<T> Buffer => _buffer;

    /// <summary>A tensor by its name, such as <c>lstm.weight_ih_l0</c>.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor; the message lists those there are.</exception>
    public ParameterTensor<T> this[string name] => TryGet(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no tensor '{name}'; there are {string.Join(", ", _tensors.Select(static tensor => tensor.Name))}.");

    /// <summary>A tensor by its name, if there is one.</summary>
    /// <param name="name">The tensor's name, such as <c>lstm.weight_ih_l0</c>.</param>
    /// <param name="tensor">The tensor; null where there is none of that name.</param>
    /// <returns>Whether there is a tensor of that name.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out ParameterTensor<T>? tensor)
    {
        foreach (var candidate in _tensors)
        {
            if (candidate.Name == name)
            {
                tensor = candidate;
                return true;
            }
        }

        tensor = null;
        return false;
    }

    /// <summary>Copies all values of a set of the same tensors: another instance of the same network, its gradients, a saved average.</summary>
    /// <param name="source">The set to copy; it stays as it is.</param>
    /// <exception cref="ArgumentException">The tensors of <paramref name="source"/> differ.</exception>
    public void CopyFrom(ParameterSet<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!HasSameTensors(source))
        {
            throw new ArgumentException($"Expected the tensors {string.Join(", ", Tensors)}; given {string.Join(", ", source.Tensors)}.", nameof(source));
        }

        source.Values.CopyTo(Values);
    }

    /// <summary>Sets all values to 0.</summary>
    public void Clear()
    {
        Values.Clear();
        Clears++;
    }

    /// <summary>A set of its own with the same values.</summary>
    internal ParameterSet<T> Clone()
    {
        var clone = new ParameterSet<T>(_layout);
        clone.CopyFrom(this);
        return clone;
    }

    /// <summary>Refuses the gradients of another network. Allocates nothing where they are this one's, or those of another instance of it.</summary>
    /// <param name="gradients">The gradients of this set.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">They are of a network of another name, or its tensors differ.</exception>
    internal void CheckGradients(ParameterSet<T> gradients, string name)
    {
        if (!ReferenceEquals(gradients._layout, _layout) && (gradients._layout.Name != _layout.Name || !HasSameTensors(gradients)))
        {
            throw Mismatched(gradients, name);
        }
    }

    private ArgumentException Mismatched(ParameterSet<T> gradients, string name) => new(
        $"{name}: expected the gradients of {Describe(this)}; given those of {Describe(gradients)}. Take them from a training context of the network whose weights they are to change.", name);

    private static string Describe(ParameterSet<T> set)
    {
        const int Most = 10;
        var tensors = string.Join(", ", set.Tensors.Take(Most));
        return $"{set._layout.Name} ({tensors}{(set.Tensors.Count > Most ? ", ..." : "")})";
    }

    private bool HasSameTensors(ParameterSet<T> other)
    {
        if (Values.Length != other.Values.Length || _tensors.Length != other._tensors.Length)
        {
            return false;
        }

        for (var i = 0; i < _tensors.Length; i++)
        {
            if (!_tensors[i].HasSameLayout(other._tensors[i]))
            {
                return false;
            }
        }

        return true;
    }
}

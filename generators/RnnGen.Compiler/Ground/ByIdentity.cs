using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace RnnGen.Compiler.Ground;

/// <summary>Tells things apart by which they are: a record is found without its contents being read.</summary>
internal sealed class ByIdentity<T> : IEqualityComparer<T>
    where T : class
{
    private ByIdentity()
    {
    }

    /// <summary>The one instance: it has no state.</summary>
    public static ByIdentity<T> Comparer { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}

using System.Runtime.CompilerServices;

namespace RnnGen.Simd;

/// <summary>The sixteen partial results of a row reduction.</summary>
[InlineArray(16)]
internal struct Sixteen<T>
    where T : unmanaged
{
    private T _first;
}

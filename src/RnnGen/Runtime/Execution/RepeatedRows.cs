using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>Makes a batch of the rows of another, several times one after the other. Its memory is kept from call to call.</summary>
/// <typeparam name="T">The type of values.</typeparam>
internal sealed class RepeatedRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[]?[] _numbers = new T[3][];
    private readonly int[]?[] _integers = new int[5][];

    /// <summary>The inputs of a batch and its lengths, so many times.</summary>
    public SequenceBatch<T> Of(in SequenceBatch<T> batch, int times) => times == 1 ? batch : new()
    {
        Inputs = Repeat(batch.Inputs, times, ref _numbers[0]),
        StaticInputs = Repeat(batch.StaticInputs, times, ref _numbers[1]),
        FutureInputs = Repeat(batch.FutureInputs, times, ref _numbers[2]),
        Tokens = Repeat(batch.Tokens, times, ref _integers[0]),
        StaticTokens = Repeat(batch.StaticTokens, times, ref _integers[1]),
        FutureTokens = Repeat(batch.FutureTokens, times, ref _integers[2]),
        Lengths = Repeat(batch.Lengths, times, ref _integers[3]),
        Order = Repeat(batch.Order, times, ref _integers[4]),
    };

    private static ReadOnlySpan<TItem> Repeat<TItem>(ReadOnlySpan<TItem> source, int times, ref TItem[]? memory)
    {
        var length = source.Length * times;
        if (memory is null || memory.Length < length)
        {
            memory = new TItem[length];
        }

        for (var i = 0; i < times; i++)
        {
            source.CopyTo(memory.AsSpan(i * source.Length));
        }

        return memory.AsSpan(0, length);
    }
}

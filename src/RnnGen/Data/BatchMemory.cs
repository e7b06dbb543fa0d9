using System.ComponentModel;
using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Puts the inputs of a batch side by side that a caller has apart, and the targets of several heads; for emitted code. Its memory is kept from call to call.</summary>
/// <typeparam name="T">The type of values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkLayout _own;
    private readonly T[]?[] _numbers = new T[3][];
    private readonly int[]?[] _tokens = new int[3][];

    /// <summary>The numbers and the tokens of each span so far.</summary>
    private readonly int[] _numberCounts = new int[3];
    private readonly int[] _tokenCounts = new int[3];

    /// <summary>The lengths of the inputs of a batch that has them apart; -1 where one was not taken, because it stands alone.</summary>
    private readonly int[] _lengths;
    private readonly int _mostRows;
    private T[]? _targets;
    private int[]? _labels;
    private int _targetCount;
    private int _labelCount;
    private bool _hasBegun;

    /// <summary>The network, as the rows of the batch have its steps.</summary>
    private NetworkLayout _network;

    /// <param name="network">The network.</param>
    /// <param name="mostRows">The most rows.</param>
    internal BatchMemory(NetworkLayout network, int mostRows) => (_own, _network, _mostRows, _lengths) = (network, network, mostRows, [.. network.Inputs.Select(static _ => -1)]);

    /// <summary>Begins to take a batch.</summary>
    /// <param name="network">The full type name of the network whose class declares the batch.</param>
    /// <exception cref="ArgumentException">The batch is not that of the network that is called, whose inputs are others.</exception>
    public void Begin(string network) => Begin(network, steps: 0);

    /// <summary>Begins to take a batch.</summary>
    /// <param name="network">The full type name of the network whose class declares the batch.</param>
    /// <param name="steps">The steps of a row; 0 for those of the network.</param>
    /// <exception cref="ArgumentException">The batch is not that of the network that is called, whose inputs are others; or the network takes no other rows.</exception>
    public void Begin(string network, int steps)
    {
        if (network != _network.Name)
        {
            throw new ArgumentException($"batch: expected that of {_network.Name}; given that of {network}.", "batch");
        }

        _network = OtherSteps.LayoutOf(_own, steps);
        Array.Fill(_lengths, -1);
        _hasBegun = true;
    }

    /// <summary>Takes the numbers of an input. A length that does not fit is refused once all inputs are known.</summary>
    /// <param name="input">The place of the input among those of the network.</param>
    /// <param name="values">[rows, its steps, its features].</param>
    public void Put(int input, ReadOnlySpan<T> values)
    {
        var (layout, block) = (_network.Inputs[input], BlockOf(input));
        (_lengths[input], _hasBegun) = (values.Length, true);
        var entries = Rows(block, values.Length, layout.Features) * block.Entries;
        var count = checked(entries * block.Features);
        Put(values, Grown(ref _numbers[(int)block.Span], count), layout.Features, ColumnOf(layout, block.Numbers, static input => input.Features), block.Features, entries);
        _numberCounts[(int)block.Span] = count;
    }

    /// <summary>Takes the tokens of an input. A length that does not fit is refused once all inputs are known.</summary>
    /// <param name="input">The place of the input among those of the network.</param>
    /// <param name="tokens">[rows, its steps].</param>
    public void Put(int input, ReadOnlySpan<int> tokens)
    {
        var (layout, block) = (_network.Inputs[input], BlockOf(input));
        (_lengths[input], _hasBegun) = (tokens.Length, true);
        var entries = Rows(block, tokens.Length, 1) * block.Entries;
        var count = checked(entries * block.Tokens.Length);
        Put(tokens, Grown(ref _tokens[(int)block.Span], count), 1, ColumnOf(layout, block.Tokens, static _ => 1), block.Tokens.Length, entries);
        _tokenCounts[(int)block.Span] = count;
    }

    /// <summary>Takes the targets of a head.</summary>
    /// <param name="head">The place of the head among those of the network.</param>
    /// <param name="targets">[rows, output steps, values of a target]; empty where none are given for any head.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void PutTargets(int head, ReadOnlySpan<T> targets)
    {
        var (layout, size) = (_network.EachHead[head], _network.ValueSize);
        var count = checked(Rows(layout, targets.Length, layout.TargetSize) * _network.OutputSteps * size);
        Put(targets, Grown(ref _targets, count), layout.TargetSize, layout.TargetColumn, size, count / size);
        _targetCount = Same(_targetCount, count, layout, targets.Length, layout.TargetSize);
    }

    /// <summary>Takes the labels of a head.</summary>
    /// <param name="head">The place of the head among those of the network.</param>
    /// <param name="labels">[rows, output steps]; empty where none are given for any head.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void PutLabels(int head, ReadOnlySpan<int> labels)
    {
        var (layout, size) = (_network.EachHead[head], _network.LabelSize);
        var count = checked(Rows(layout, labels.Length, 1) * _network.OutputSteps * size);
        Put(labels, Grown(ref _labels, count), 1, layout.TargetColumn, size, count / size);
        _labelCount = Same(_labelCount, count, layout, labels.Length, 1);
    }

    /// <summary>The targets of all heads that take values, side by side: [rows, output steps, values].</summary>
    public ReadOnlySpan<T> Targets => _targets.AsSpan(0, _targetCount);

    /// <summary>The labels of all heads that take classes, side by side: [rows, output steps, heads].</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, _labelCount);

    /// <summary>The numbers of a span, side by side.</summary>
    /// <param name="span">The span.</param>
    /// <returns>[rows, its steps, features].</returns>
    public ReadOnlySpan<T> Numbers(InputSpan span) => _numbers[(int)span].AsSpan(0, _numberCounts[(int)span]);

    /// <summary>The tokens of a span, side by side.</summary>
    /// <param name="span">The span.</param>
    /// <returns>[rows, its steps, inputs].</returns>
    public ReadOnlySpan<int> Tokens(InputSpan span) => _tokens[(int)span].AsSpan(0, _tokenCounts[(int)span]);

    /// <summary>Checks the lengths of the inputs of a batch that has them apart; of one that has not, there is nothing to check here.</summary>
    /// <param name="batch">The batch that was made of them.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    internal void Check(in SequenceBatch<T> batch)
    {
        if (!_hasBegun)
        {
            return;
        }

        _hasBegun = false;
        for (var i = 0; i < _lengths.Length; i++)
        {
            var input = _network.Inputs[i];
            if (_lengths[i] < 0)
            {
                _lengths[i] = input.IsTokens ? batch.TokensOf(input.Span).Length : batch.NumbersOf(input.Span).Length;
            }
        }

        InputLengths.Check(_network, _lengths, _mostRows);
    }

    private InputBlock BlockOf(int input) => _network.BlockOf(_network.Inputs[input].Span);

    private int Rows(HeadLayout head, int given, int size)
    {
        var perRow = _network.OutputSteps * size;
        return given % perRow == 0 && given / perRow <= _mostRows
            ? given / perRow
            : throw Mismatch(head, Invariant($"rows * output steps{(head.TakesLabels ? "" : " * values")} = rows * {_network.OutputSteps}{(head.TakesLabels ? "" : Invariant($" * {size}"))}, of at most {_mostRows} rows"), given);
    }

    /// <summary>The first head of a kind says how many rows there are, or that there are no targets; the others have as many.</summary>
    private int Same(int before, int count, HeadLayout head, int given, int size)
    {
        if (head.TargetColumn == 0 || before == count)
        {
            return count;
        }

        // Where one of two has none, that is the one that was forgotten.
        if (before == 0)
        {
            var first = _network.EachHead.First(each => each.TakesLabels == head.TakesLabels);
            throw Mismatch(first, Others(given / size, first.TakesLabels ? 1 : first.TargetSize), 0);
        }

        throw Mismatch(head, Others(before / (head.TakesLabels ? _network.LabelSize : _network.ValueSize), size), given);

        string Others(int positions, int values) => Invariant($"as many rows as the other heads have, {positions / _network.OutputSteps} * {_network.OutputSteps * values}");
    }

    private ArgumentException Mismatch(HeadLayout head, string expected, int given) =>
        new(Invariant($"{head.Called(_network)}: expected {expected}; given {given}."), head.Argument(_network));

    /// <summary>The rows to copy: none of what will be refused.</summary>
    private int Rows(InputBlock block, int given, int size)
    {
        var perRow = block.Entries * size;
        return given % perRow == 0 && given / perRow <= _mostRows ? given / perRow : 0;
    }

    private static int ColumnOf(InputLayout input, InputLayout[] inputs, Func<InputLayout, int> width)
    {
        var column = 0;
        foreach (var before in inputs)
        {
            if (before == input)
            {
                return column;
            }

            column += width(before);
        }

        return column;
    }

    private static void Put<TItem>(ReadOnlySpan<TItem> source, Span<TItem> target, int width, int column, int stride, int count)
    {
        for (var i = 0; i < count; i++)
        {
            source.Slice(i * width, width).CopyTo(target[((i * stride) + column)..]);
        }
    }

    private static TItem[] Grown<TItem>(ref TItem[]? memory, int length)
    {
        if (memory is null || memory.Length < length)
        {
            // The first input of a span comes before the others, so that nothing is lost.
            Array.Resize(ref memory, length);
        }

        return memory;
    }
}

using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks the inputs of a batch: how many rows there are, and that tokens are in their vocabularies. Of several inputs, messages name those that an array holds.</summary>
internal static class InputValidation
{
    /// <summary>The rows of a batch: those of the first inputs that the network has; the others must have as many.</summary>
    public static int CountRows<T>(NetworkLayout network, in SequenceBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = 0;
        foreach (var block in network.Blocks)
        {
            CheckAbsent(network, block, batch.NumbersOf(block.Span).Length, block.Numbers, block.NumbersName, "tokens");
            CheckAbsent(network, block, batch.TokensOf(block.Span).Length, block.Tokens, block.TokensName, "inputs");
        }

        foreach (var block in network.GivenBlocks)
        {
            CountRows(network, block, batch.NumbersOf(block.Span).Length, block.Numbers, block.Features, ref rows);
            CountRows(network, block, batch.TokensOf(block.Span).Length, block.Tokens, block.Tokens.Length, ref rows);
        }

        return rows;
    }

    /// <summary>Checks the tokens within the rows' lengths.</summary>
    public static void CheckTokens<T>(NetworkLayout network, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var block in network.GivenBlocks)
        {
            var tokens = batch.TokensOf(block.Span);
            var count = block.Tokens.Length;
            for (var row = 0; count > 0 && row < extent.Rows; row++)
            {
                var first = row * block.Entries * count;
                var end = first + (BatchValidation.ValidEntries(network, block.Span, batch, row) * count);
                for (var i = first; i < end; i++)
                {
                    var input = block.Tokens[i % count];
                    if ((uint)tokens[i] >= (uint)input.Vocabulary)
                    {
                        throw TokenOutOfRange(network, block, input, row, (i - first) / count, tokens[i]);
                    }
                }
            }
        }
    }

    /// <summary>Checks a token of a single step.</summary>
    public static void CheckToken(NetworkLayout network, InputLayout input, int token, string name, int? index = null)
    {
        if ((uint)token >= (uint)input.Vocabulary)
        {
            throw BatchValidation.OutOfRange(name, index, Invariant($"a token of 0 to {input.Vocabulary - 1}{(network.HasSeveralInputs ? $" of '{input.Name}'" : "")}"), token);
        }
    }

    /// <summary>Checks that inputs which a batch has apart are whole rows, and as many. All of them have been seen, so that the rows of one say how long another should be.</summary>
    /// <param name="network">The network.</param>
    /// <param name="lengths">The length of each input.</param>
    /// <param name="mostRows">The most rows.</param>
    public static void CheckRows(NetworkLayout network, ReadOnlySpan<int> lengths, int mostRows)
    {
        var (first, rows) = (0, 0);
        for (var i = 0; rows == 0 && i < lengths.Length; i++)
        {
            (first, rows) = (i, RowsOf(network, i, lengths[i], mostRows));
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            var (input, own) = (network.Inputs[i], RowsOf(network, i, lengths[i], mostRows));
            if (own == 0)
            {
                var formula = Formula(network.BlockOf(input.Span), input.IsTokens, input.IsTokens ? 1 : input.Features, "features", rows);
                var of = rows == 0 ? OfRows(mostRows) : $", as many rows as '{network.Inputs[first].Name}' has";
                throw new ArgumentException(Invariant($"{InputBlock.Called(input)}: expected {formula}{of}; given {lengths[i]}."), input.Name);
            }

            if (own != rows)
            {
                throw new ArgumentException(Invariant($"Inputs differ in their number of rows: '{network.Inputs[first].Name}' has {rows}, '{input.Name}' has {own}."), input.Name);
            }
        }
    }

    /// <summary>The rows of an input of such a length; 0 where there is none, or no whole number that a batch can have.</summary>
    private static int RowsOf(NetworkLayout network, int index, int length, int mostRows)
    {
        var input = network.Inputs[index];
        var perRow = network.BlockOf(input.Span).Entries * (input.IsTokens ? 1 : input.Features);
        return length % perRow == 0 && length / perRow <= mostRows ? length / perRow : 0;
    }

    /// <summary>The error of a token. Where there are several inputs a caller may have them apart, so that the place is that in the input.</summary>
    private static ArgumentOutOfRangeException TokenOutOfRange(NetworkLayout network, InputBlock block, InputLayout input, int row, int step, int token)
    {
        var (expected, index) = (Invariant($"a token of 0 to {input.Vocabulary - 1}"), (row * block.Entries) + step);
        return network.HasSeveralInputs
            ? new(input.Name, Invariant($"{InputBlock.Called(input)}[{index}] (row {row}{block.StepPlace(step)}): expected {expected}; given {token}."))
            : BatchValidation.OutOfRange(block.TokensName, index, expected, token);
    }

    private static void CountRows(NetworkLayout network, InputBlock block, int given, InputLayout[] inputs, int size, ref int rows)
    {
        if (inputs.Length == 0)
        {
            return;
        }

        var (isOfTokens, perRow) = (inputs == block.Tokens, block.Entries * size);
        if (given == 0 || given % perRow != 0 || given / perRow > network.BatchSize || (rows != 0 && given / perRow != rows))
        {
            throw BatchValidation.Mismatch(isOfTokens ? block.TokensName : block.NumbersName, Expected(network, block, inputs, size, rows), given);
        }

        rows = given / perRow;
    }

    private static void CheckAbsent(NetworkLayout network, InputBlock block, int given, InputLayout[] inputs, string name, string instead)
    {
        if (inputs.Length == 0)
        {
            BatchValidation.CheckAbsent(given, name, network.HasSeveralInputs || block.Span != InputSpan.Steps ? "no input of that kind" : instead);
        }
    }

    private static string Expected(NetworkLayout network, InputBlock block, InputLayout[] inputs, int size, int rows)
    {
        var isOfTokens = inputs == block.Tokens;
        var formula = Formula(block, isOfTokens, size, isOfTokens ? "inputs" : network.HasSeveralInputs ? "features" : "input size", rows);
        var names = network.HasSeveralInputs ? " for " + string.Join(", ", inputs.Select(static input => $"'{input.Name}'")) : "";
        return formula + names + (rows == 0 ? OfRows(network.BatchSize) : ", as many rows as other inputs have");
    }

    /// <summary>The length of an array in words and numbers.</summary>
    /// <param name="block">The inputs of its span.</param>
    /// <param name="isOfTokens">Whether it holds tokens.</param>
    /// <param name="size">The numbers or the tokens of a step.</param>
    /// <param name="sizeText">The word for these; a single token needs none.</param>
    /// <param name="rows">The rows that there should be; 0 where nothing says so.</param>
    private static string Formula(InputBlock block, bool isOfTokens, int size, string sizeText, int rows)
    {
        var (words, numbers, count) = ("rows", rows == 0 ? "rows" : Invariant($"{rows}"), (long)rows * block.Entries * size);
        if (block.Span != InputSpan.Sequence)
        {
            (words, numbers) = (words + block.StepsText, Invariant($"{numbers} * {block.Entries}"));
        }

        if (!isOfTokens || size != 1)
        {
            (words, numbers) = ($"{words} * {sizeText}", Invariant($"{numbers} * {size}"));
        }

        var isProduct = numbers.Contains('*', StringComparison.Ordinal);
        return words + (rows > 0 || isProduct ? $" = {numbers}" : "") + (rows > 0 && isProduct ? Invariant($" = {count}") : "") + (isOfTokens ? " tokens" : " values");
    }

    /// <summary>The words for the rows that a batch can have; those of a dataset have no limit.</summary>
    private static string OfRows(int most) => most == int.MaxValue ? ", of 1 row or more" : Invariant($", of 1 to {most} rows");
}

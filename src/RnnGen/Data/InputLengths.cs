using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks the lengths of inputs, and words what they should be.</summary>
internal static class InputLengths
{
    /// <summary>Checks that inputs which a batch has apart are whole rows, and as many. All of them have been seen, so that the rows of one say how long another should be.</summary>
    /// <param name="network">The network.</param>
    /// <param name="lengths">The length of each input.</param>
    /// <param name="mostRows">The most rows.</param>
    public static void Check(NetworkLayout network, ReadOnlySpan<int> lengths, int mostRows)
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

    /// <summary>The length of an array in words and numbers.</summary>
    /// <param name="block">The inputs of its span.</param>
    /// <param name="isOfTokens">Whether it holds tokens.</param>
    /// <param name="size">The numbers or the tokens of a step.</param>
    /// <param name="sizeText">The word for these; a single token needs none.</param>
    /// <param name="rows">The rows that there should be; 0 where nothing says so.</param>
    public static string Formula(InputBlock block, bool isOfTokens, int size, string sizeText, int rows)
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
    public static string OfRows(int most) => most == int.MaxValue ? ", of 1 row or more" : Invariant($", of 1 to {most} rows");

    /// <summary>The rows of an input of such a length; 0 where there is none, or no whole number that a batch can have.</summary>
    private static int RowsOf(NetworkLayout network, int index, int length, int mostRows)
    {
        var input = network.Inputs[index];
        var perRow = network.BlockOf(input.Span).Entries * (input.IsTokens ? 1 : input.Features);
        return length % perRow == 0 && length / perRow <= mostRows ? length / perRow : 0;
    }
}

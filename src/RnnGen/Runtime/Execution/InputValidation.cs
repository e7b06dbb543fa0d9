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

    /// <summary>Checks the inputs of one span, of a number of rows that is known.</summary>
    public static void CheckBlock<T>(NetworkLayout network, InputBlock block, in SequenceBatch<T> batch, BatchExtent extent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = extent.Rows;
        CheckAbsent(network, block, batch.NumbersOf(block.Span).Length, block.Numbers, block.NumbersName, "tokens");
        CheckAbsent(network, block, batch.TokensOf(block.Span).Length, block.Tokens, block.TokensName, "inputs");
        CountRows(network, block, batch.NumbersOf(block.Span).Length, block.Numbers, block.Features, ref rows);
        CountRows(network, block, batch.TokensOf(block.Span).Length, block.Tokens, block.Tokens.Length, ref rows);
        var tokens = batch.TokensOf(block.Span);
        var count = block.Tokens.Length;
        for (var entry = 0; count > 0 && entry < rows * block.Entries; entry++)
        {
            CheckTokens(network, block, tokens.Slice(entry * count, count), entry / block.Entries, entry % block.Entries);
        }
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
                var valid = BatchValidation.ValidEntries(network, block.Span, batch, row);
                for (var entry = 0; entry < valid; entry++)
                {
                    var step = BatchValidation.StepOf(network, block.Span, batch, row, entry);
                    CheckTokens(network, block, tokens.Slice(((row * block.Entries) + step) * count, count), row, step);
                }
            }
        }
    }

    private static void CheckTokens(NetworkLayout network, InputBlock block, ReadOnlySpan<int> tokens, int row, int step)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)block.Tokens[i].Vocabulary)
            {
                throw TokenOutOfRange(network, block, block.Tokens[i], row, step, tokens[i]);
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
        var formula = InputLengths.Formula(block, isOfTokens, size, isOfTokens ? "inputs" : network.HasSeveralInputs ? "features" : "input size", rows);
        var names = network.HasSeveralInputs ? " for " + string.Join(", ", inputs.Select(static input => $"'{input.Name}'")) : "";
        return formula + names + (rows == 0 ? InputLengths.OfRows(network.BatchSize) : ", as many rows as other inputs have");
    }
}

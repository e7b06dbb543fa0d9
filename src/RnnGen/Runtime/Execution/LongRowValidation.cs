using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks what rows of another number of steps need beside what all need, before the first step is taken.</summary>
internal static class LongRowValidation
{
    /// <summary>Checks the memory that outputs are written to.</summary>
    public static void CheckOutputs<TNumber, TOutputs>(NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, TOutputs outputs, bool isWhole)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        if ((long)extent.Rows * network.OutputSteps * network.OutputSize > Array.MaxLength)
        {
            throw new ArgumentException(Invariant($"outputs: {extent.Rows} rows * {network.OutputSteps} steps * {network.OutputSize} outputs are more than an array holds. Predict fewer rows at a time."), nameof(outputs));
        }

        for (var i = 0; !isWhole && i < network.Exposed.Count; i++)
        {
            if (outputs.Of(network.EachHead.Length + i) is { IsEmpty: false } given)
            {
                const string reason = "none, because rows of another number of steps are taken step after step, which leaves no values of layers";
                throw BatchValidation.Mismatch(network.Exposed[i].Name, reason, given.Length);
            }
        }

        if (isWhole)
        {
            OutputValidation.CheckOutputs(network, extent, outputs.Of(0).Length);
        }
        else
        {
            OutputValidation.CheckHeads<TNumber, TOutputs>(network, extent, outputs);
        }

        for (var i = 0; i < (isWhole ? 1 : network.EachHead.Length); i++)
        {
            // An output as wide as the inputs may take the place of the step that it comes of; any other would overwrite steps that are still to be read.
            var isInPlace = isWhole && network.Shape == SequenceShape.ManyToMany && network.OutputSize == network.BlockOf(InputSpan.Steps).Features;
            if (outputs.Of(i).Overlaps(batch.StaticInputs) || (outputs.Of(i).Overlaps(batch.Inputs, out var offset) && !(isInPlace && offset == 0)))
            {
                throw new ArgumentException("outputs: expected memory apart from that of the inputs, which are read while outputs are written.", nameof(outputs));
            }
        }
    }

    /// <summary>Checks that what is finite as given is finite as the network computes on it.</summary>
    public static void CheckNumbers<TNumber, T>(NetworkLayout network, in SequenceBatch<TNumber> batch, BatchExtent extent, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TNumber) == typeof(T) && normalization is null)
        {
            return;
        }

        foreach (var block in network.GivenBlocks)
        {
            for (var row = 0; block.Features > 0 && row < extent.Rows; row++)
            {
                var valid = BatchValidation.ValidEntries(network, block.Span, batch, row);
                for (var entry = 0; entry < valid; entry++)
                {
                    var step = BatchValidation.StepOf(network, block.Span, batch, row, entry);
                    var numbers = batch.NumbersOf(block.Span).Slice(((row * block.Entries) + step) * block.Features, block.Features);
                    NumberRange.CheckInputs<TNumber, T>(numbers, network, block, normalization?.Of(block.Span), row, step);
                }
            }
        }
    }
}

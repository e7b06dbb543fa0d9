using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks the memory that outputs are written to, before anything is.</summary>
internal static class OutputValidation
{
    /// <summary>Checks the length of what the outputs are written to.</summary>
    public static void CheckOutputs(NetworkLayout layout, BatchExtent extent, int given)
    {
        if (given != extent.Rows * layout.OutputSteps * layout.OutputSize)
        {
            throw BatchValidation.Mismatch("outputs", BatchValidation.Formula(layout, extent, "output size", layout.OutputSize), given);
        }
    }

    /// <summary>Checks the length of what the outputs of a head are written to; empty where they are not wanted.</summary>
    public static void CheckOutputs(NetworkLayout layout, HeadLayout head, BatchExtent extent, int given)
    {
        if (given != 0 && given != extent.Rows * layout.OutputSteps * head.OutputSize)
        {
            throw BatchValidation.Mismatch(head.Name, BatchValidation.Formula(layout, extent, "size", head.OutputSize) + ", or none", given);
        }
    }

    /// <summary>Checks the lengths of what the outputs of all heads are written to; at least one of them is wanted.</summary>
    public static void CheckHeads<TNumber, TOutputs>(NetworkLayout layout, BatchExtent extent, TOutputs outputs)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
        where TOutputs : IOutputs<TNumber>, allows ref struct
    {
        var isWanted = false;
        for (var i = 0; i < layout.EachHead.Length; i++)
        {
            var given = outputs.Of(i).Length;
            CheckOutputs(layout, layout.EachHead[i], extent, given);
            isWanted |= given > 0;
        }

        for (var i = 0; i < layout.Exposed.Count; i++)
        {
            var (exposed, given) = (layout.Exposed[i], outputs.Of(layout.EachHead.Length + i).Length);
            if (given != 0 && given != extent.Rows * exposed.Entries * exposed.Width)
            {
                throw BatchValidation.Mismatch(exposed.Name, Formula(exposed, extent.Rows), given);
            }

            isWanted |= given > 0;
        }

        // Who asks for none has forgotten them.
        if (!isWanted)
        {
            var parts = layout.EachHead.Select(static head => head.Name).Concat(layout.Exposed.Select(static exposed => exposed.Name)).Select(static name => $"'{name}'");
            throw new ArgumentException($"outputs: expected room for one or more of {string.Join(", ", parts)}; given none.", nameof(outputs));
        }
    }

    private static string Formula(ExposedLayout exposed, int rows)
    {
        var (words, numbers) = exposed.Steps == 0 ? ("", "") : (" * steps", Invariant($" * {exposed.Steps}"));
        return Invariant($"rows{words} * width = {rows}{numbers} * {exposed.Width} = {rows * exposed.Entries * exposed.Width} values, or none");
    }
}

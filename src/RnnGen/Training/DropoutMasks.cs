using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// Fills a training workspace's dropout masks. Each value is a function of seed, training step, site, time step, row and unit alone: it depends neither on
/// the rows of the call nor on the order of work.
/// </summary>
internal sealed class DropoutMasks<T>(NetworkLayout network, int seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const uint Purpose = 0x64726F70;

    /// <summary>Eight counters give the words of so many units: the first words of the eight those of units 0 to 7, the second words those of 8 to 15, and so on.</summary>
    private const int Group = 32;

    private readonly DropoutSite[] _sites = [.. network.Dropouts];
    private readonly Philox _philox = new(unchecked((uint)seed), Purpose);

    /// <param name="workspace">The workspace.</param>
    /// <param name="step">The training step.</param>
    /// <param name="extent">The rows of the call, and the steps that it takes.</param>
    /// <param name="forest">Of a network of trees: the table that says where the nodes stand; where it is empty, [steps, batch size] as in other networks.</param>
    public void Fill(Span<T> workspace, long step, BatchExtent extent, Span<int> forest = default)
    {
        foreach (var site in _sites)
        {
            var generator = _philox.Derive(unchecked((uint)site.Site), unchecked((uint)step), unchecked((uint)(step >> 32)), 0);
            var steps = network.HasTrees ? site.Steps : extent.EntriesOf(network, site.Steps);
            for (var t = 0; t < steps; t++)
            {
                for (var row = 0; row < extent.Rows; row++)
                {
                    var place = network.Place(network.Training, site.Offset, site.Width, t, row);
                    if (network.HasTrees && !forest.IsEmpty && site.Steps > 1)
                    {
                        var slot = new ForestTable(network, forest).Slot(row, t);
                        place = slot < 0 ? -1 : site.Offset + (slot * site.Width);
                    }

                    if (place >= 0)
                    {
                        FillRow(workspace.Slice(place, site.Width), generator, site, (uint)t, (uint)row);
                    }
                }
            }
        }
    }

    private static void FillRow(Span<T> mask, Philox generator, DropoutSite site, uint t, uint row)
    {
        Span<T> last = stackalloc T[Group];
        for (var unit = 0; unit < mask.Length; unit += Group)
        {
            var rest = mask[unit..];
            var isWhole = rest.Length >= Group;
            FillGroup(isWhole ? rest : last, generator, site, (uint)unit / Group * 8, t, row);
            if (!isWhole)
            {
                last[..rest.Length].CopyTo(rest);
            }
        }
    }

    // A unit is dropped where its 32 random bits are below rate * 2^32; rates are below 1, so that fits.
    private static void FillGroup(Span<T> mask, Philox generator, DropoutSite site, uint counter, uint t, uint row)
    {
        var threshold = (uint)(site.Rate * (1L << 32));
        var (a, b, c, d) = generator.Eight(counter, row, t, 0);
        if (typeof(T) == typeof(float))
        {
            var kept = Vector512.Create((float)site.Kept);
            var values = MemoryMarshal.Cast<T, float>(mask);
            var limit = Vector512.Create(threshold);
            (Vector512.GreaterThanOrEqual(Vector512.Narrow(a, b), limit).AsSingle() & kept).CopyTo(values);
            (Vector512.GreaterThanOrEqual(Vector512.Narrow(c, d), limit).AsSingle() & kept).CopyTo(values[16..]);
        }
        else
        {
            var kept = Vector512.Create(site.Kept);
            var values = MemoryMarshal.Cast<T, double>(mask);
            var limit = Vector512.Create<ulong>(threshold);
            (Vector512.GreaterThanOrEqual(a, limit).AsDouble() & kept).CopyTo(values);
            (Vector512.GreaterThanOrEqual(b, limit).AsDouble() & kept).CopyTo(values[8..]);
            (Vector512.GreaterThanOrEqual(c, limit).AsDouble() & kept).CopyTo(values[16..]);
            (Vector512.GreaterThanOrEqual(d, limit).AsDouble() & kept).CopyTo(values[24..]);
        }
    }
}

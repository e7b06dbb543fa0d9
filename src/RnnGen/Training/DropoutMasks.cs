using System.Numerics;
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
    private readonly DropoutSite[] _sites = [.. network.Dropouts];
    private readonly Philox _philox = new(unchecked((uint)seed), Purpose);

    public void Fill(Span<T> workspace, long step, int rows)
    {
        foreach (var site in _sites)
        {
            var generator = _philox.Derive(unchecked((uint)site.Site), unchecked((uint)step), unchecked((uint)(step >> 32)), 0);
            for (var t = 0; t < site.Steps; t++)
            {
                for (var row = 0; row < rows; row++)
                {
                    var mask = workspace.Slice(site.Offset + (t * network.BatchSize + row) * site.Width, site.Width);
                    FillRow(mask, generator, site.Rate, (uint)t, (uint)row);
                }
            }
        }
    }

    private static void FillRow(Span<T> mask, Philox generator, double rate, uint t, uint row)
    {
        // Rates are below 1, so the threshold fits.
        var threshold = (uint)(rate * (1L << 32));
        var kept = Scalar.FromDouble<T>(1 / (1 - rate));
        for (var unit = 0; unit < mask.Length; unit += 4)
        {
            var (a, b, c, d) = generator[(uint)unit / 4, row, t, 0];
            var rest = mask[unit..];
            rest[0] = Value(a);
            if (rest.Length > 1) rest[1] = Value(b);
            if (rest.Length > 2) rest[2] = Value(c);
            if (rest.Length > 3) rest[3] = Value(d);
        }

        T Value(uint word) => word >= threshold ? kept : T.Zero;
    }
}

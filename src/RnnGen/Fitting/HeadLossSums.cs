using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The losses of the heads of a network that has several, summed over the batches of an epoch.</summary>
internal sealed class HeadLossSums
{
    private readonly HeadLayout[] _heads;

    private HeadLossSums(HeadLayout[] heads) => (_heads, Values) = (heads, new double[heads.Length]);

    /// <summary>The losses of the heads of a network with a single one, whose loss says all.</summary>
    public static IReadOnlyDictionary<string, double> None => NamedLosses.None;

    /// <summary>The sums, each loss times the weight of its batch.</summary>
    public double[] Values { get; }

    /// <summary>The sums of a network's heads; null where it has a single one.</summary>
    public static HeadLossSums? Of(NetworkLayout network) => network.HasSeveralHeads ? new(network.EachHead) : null;

    /// <summary>Adds those of a batch.</summary>
    public void Add(ReadOnlySpan<double> losses, double weight)
    {
        for (var i = 0; i < losses.Length; i++)
        {
            Values[i] += losses[i] * weight;
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => Values.AsSpan().Clear();

    /// <summary>The means so far, by the names of the heads.</summary>
    public IReadOnlyDictionary<string, double> ByName(double weight) => ByName(Array.ConvertAll(Values, sum => sum / weight));

    /// <summary>Losses by the names of the heads.</summary>
    public IReadOnlyDictionary<string, double> ByName(double[] losses)
    {
        var named = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < losses.Length; i++)
        {
            named.Add(_heads[i].Name, losses[i]);
        }

        return new NamedLosses(named);
    }
}

using RnnGen.Runtime;

namespace RnnGen;

/// <summary>A beginning of labels; equal beginnings are one object.</summary>
internal sealed class CtcPrefix
{
    private readonly CtcPrefix? _before;
    private readonly Dictionary<int, CtcPrefix> _longer = [];

    private CtcPrefix(CtcPrefix? before, int last) => (_before, Last) = (before, last);

    /// <summary>The last label; the blank, which is none, of the empty beginning.</summary>
    public int Last { get; }

    public static CtcPrefix Empty() => new(null, CtcTargets.Blank);

    /// <summary>This beginning and one more label.</summary>
    public CtcPrefix With(int label)
    {
        if (!_longer.TryGetValue(label, out var longer))
        {
            _longer.Add(label, longer = new(this, label));
        }

        return longer;
    }

    public int[] Labels()
    {
        var labels = new Stack<int>();
        for (var prefix = this; prefix._before is not null; prefix = prefix._before)
        {
            labels.Push(prefix.Last);
        }

        return [.. labels];
    }
}

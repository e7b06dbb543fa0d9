using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A beginning of labels; equal beginnings are one object. A beginning that leaves the beam is forgotten, unless a longer one that is still in the beam goes on from it.
/// </summary>
internal sealed class CtcPrefix
{
    private const int None = -1;
    private Dictionary<int, CtcPrefix>? _longer;

    private CtcPrefix(CtcPrefix? before, int last) => (Before, Last) = (before, last);

    /// <summary>This beginning without its last label; null of the empty one.</summary>
    public CtcPrefix? Before { get; }

    /// <summary>The last label; the blank, which is none, of the empty beginning.</summary>
    public int Last { get; }

    /// <summary>The place in the beam.</summary>
    public int Place { get; private set; } = None;

    public bool IsInBeam => Place != None;

    /// <summary>The beginnings that are remembered: this one and all that go on from it.</summary>
    public int Count => 1 + (_longer?.Values.Sum(longer => longer.Count) ?? 0);

    public static CtcPrefix Empty() => new(null, CtcTargets.Blank);

    /// <summary>This beginning and one more label.</summary>
    public CtcPrefix With(int label)
    {
        _longer ??= [];
        if (!_longer.TryGetValue(label, out var longer))
        {
            _longer.Add(label, longer = new(this, label));
        }

        return longer;
    }

    /// <summary>Whether this beginning and one more label are in the beam.</summary>
    public bool IsInBeamWith(int label) => _longer is not null && _longer.TryGetValue(label, out var longer) && longer.IsInBeam;

    public void Enter(int place) => Place = place;

    public void Leave() => Place = None;

    /// <summary>Forgets this beginning, and those before it, as far as nothing in the beam needs them.</summary>
    public void Forget()
    {
        for (var prefix = this; prefix is { IsInBeam: false, Before: { } before, _longer: null or { Count: 0 } }; prefix = before)
        {
            before._longer!.Remove(prefix.Last);
        }
    }

    public int[] Labels()
    {
        var labels = new Stack<int>();
        for (var prefix = this; prefix.Before is not null; prefix = prefix.Before)
        {
            labels.Push(prefix.Last);
        }

        return [.. labels];
    }
}

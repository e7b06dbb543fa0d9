using System.Runtime.InteropServices;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The labels of a best path, collected step by step.</summary>
internal sealed class BestPathLabels
{
    private readonly List<int> _labels = [];
    private int _previous = CtcTargets.Blank;

    public ReadOnlySpan<int> Labels => CollectionsMarshal.AsSpan(_labels);

    public void Add(int best)
    {
        if (best != CtcTargets.Blank && best != _previous)
        {
            _labels.Add(best);
        }

        _previous = best;
    }

    public void Clear()
    {
        _labels.Clear();
        _previous = CtcTargets.Blank;
    }
}

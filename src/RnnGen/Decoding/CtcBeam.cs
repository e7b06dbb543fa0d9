using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// The beginnings of labels that a prefix beam search keeps, with the probabilities of their paths that end in a blank and of those that do not. What it remembers is
/// proportional to the beam's width and the labels' length; what a step adds to it does not depend on the number of classes.
/// </summary>
internal sealed class CtcBeam
{
    private readonly int _width;
    private readonly CtcPrefix _empty = CtcPrefix.Empty();

    // The worst first: the least probable, of equals the one that came last.
    private readonly PriorityQueue<CtcCandidate, (double Total, int Order)> _best = new(Comparer<(double Total, int Order)>.Create(
        static (a, b) => a.Total.CompareTo(b.Total) is not 0 and var byTotal ? byTotal : b.Order.CompareTo(a.Order)));

    private CtcCandidate[] _beam;
    private int _order;

    public CtcBeam(int width)
    {
        _width = width;
        _beam = [new(_empty, CtcTargets.Blank, 0, double.NegativeInfinity)];
        _empty.Enter(0);
    }

    /// <summary>The beginnings that are remembered: those in the beam, and those that they go on from.</summary>
    public int Remembered => _empty.Count;

    /// <summary>Goes one step further.</summary>
    /// <param name="logs">The logarithms of the classes' probabilities.</param>
    public void Step(ReadOnlySpan<double> logs)
    {
        _order = 0;
        foreach (var kept in _beam)
        {
            Offer(Stay(kept, logs));
            OfferLonger(kept, logs);
        }

        Replace(TakeBest());
    }

    /// <summary>The most probable first; of equals, the one that came first.</summary>
    public IReadOnlyList<CtcHypothesis> Hypotheses() => [.. _beam.Select(kept => new CtcHypothesis(kept.Prefix.Labels(), kept.Total))];

    /// <summary>The same beginning after the step: by a blank, by its last label again, or reached only now from the beginning before it.</summary>
    private CtcCandidate Stay(CtcCandidate kept, ReadOnlySpan<double> logs)
    {
        var (prefix, label) = (kept.Prefix, double.NegativeInfinity);
        if (prefix.Before is { } before)
        {
            label = kept.Label + logs[prefix.Last];
            label = before.IsInBeam ? CtcCandidate.LogAdd(label, Longer(_beam[before.Place], _beam[before.Place].Total, prefix.Last, logs)) : label;
        }

        return kept with { Blank = kept.Total + logs[CtcTargets.Blank], Label = label };
    }

    private void OfferLonger(CtcCandidate kept, ReadOnlySpan<double> logs)
    {
        var total = kept.Total;
        for (var k = 1; k < logs.Length; k++)
        {
            if (!kept.Prefix.IsInBeamWith(k))
            {
                Offer(new(kept.Prefix, k, double.NegativeInfinity, Longer(kept, total, k, logs)));
            }
        }
    }

    /// <summary>The probability of one more label. A repetition is the same label, unless a blank came between.</summary>
    private static double Longer(CtcCandidate kept, double total, int label, ReadOnlySpan<double> logs) => (label == kept.Prefix.Last ? kept.Blank : total) + logs[label];

    private void Offer(CtcCandidate candidate)
    {
        var rank = (candidate.Total, _order++);
        if (rank.Total == double.NegativeInfinity)
        {
            return;
        }

        if (_best.Count < _width)
        {
            _best.Enqueue(candidate, rank);
        }
        else if (_best.TryPeek(out _, out var worst) && rank.Total > worst.Total)
        {
            _best.DequeueEnqueue(candidate, rank);
        }
    }

    private CtcCandidate[] TakeBest()
    {
        var best = new CtcCandidate[_best.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            best[i] = _best.Dequeue();
        }

        return best;
    }

    // Longer beginnings are made before what they go on from may be forgotten.
    private void Replace(CtcCandidate[] next)
    {
        var before = _beam;
        Array.ForEach(before, static kept => kept.Prefix.Leave());
        for (var i = 0; i < next.Length; i++)
        {
            var (prefix, added) = (next[i].Prefix, next[i].Added);
            next[i] = next[i] with { Prefix = added == CtcTargets.Blank ? prefix : prefix.With(added), Added = CtcTargets.Blank };
            next[i].Prefix.Enter(i);
        }

        _beam = next;
        Array.ForEach(before, static kept => kept.Prefix.Forget());
    }
}

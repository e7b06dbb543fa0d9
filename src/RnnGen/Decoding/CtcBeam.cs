using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The beginnings of labels that a prefix beam search keeps, with the probabilities of their paths that end in a blank and of those that do not.</summary>
internal sealed class CtcBeam(int width)
{
    private Dictionary<CtcPrefix, (double Blank, double Label)> _beam = new() { [CtcPrefix.Empty()] = (0, double.NegativeInfinity) };

    /// <summary>Goes one step further.</summary>
    /// <param name="logs">The logarithms of the classes' probabilities.</param>
    public void Step(ReadOnlySpan<double> logs)
    {
        var next = new Dictionary<CtcPrefix, (double Blank, double Label)>();
        foreach (var (prefix, (blank, label)) in _beam)
        {
            var either = LogAdd(blank, label);
            Add(next, prefix, either + logs[CtcTargets.Blank], double.NegativeInfinity);
            for (var k = 1; k < logs.Length; k++)
            {
                if (k == prefix.Last)
                {
                    // A repetition is the same label, unless a blank came between.
                    Add(next, prefix, double.NegativeInfinity, label + logs[k]);
                    Add(next, prefix.With(k), double.NegativeInfinity, blank + logs[k]);
                }
                else
                {
                    Add(next, prefix.With(k), double.NegativeInfinity, either + logs[k]);
                }
            }
        }

        _beam = InOrder(next).Take(width).ToDictionary(p => p.Key, p => p.Value);
    }

    public IReadOnlyList<CtcHypothesis> Hypotheses() => [.. InOrder(_beam).Select(p => new CtcHypothesis(p.Key.Labels(), LogAdd(p.Value.Blank, p.Value.Label)))];

    /// <summary>The most probable first; of equals, the one that came first.</summary>
    private static IEnumerable<KeyValuePair<CtcPrefix, (double Blank, double Label)>> InOrder(Dictionary<CtcPrefix, (double Blank, double Label)> beam) =>
        beam.OrderByDescending(p => LogAdd(p.Value.Blank, p.Value.Label));

    private static void Add(Dictionary<CtcPrefix, (double Blank, double Label)> beam, CtcPrefix prefix, double blank, double label)
    {
        if (blank == double.NegativeInfinity && label == double.NegativeInfinity)
        {
            return;
        }

        var (otherBlank, otherLabel) = beam.TryGetValue(prefix, out var known) ? known : (double.NegativeInfinity, double.NegativeInfinity);
        beam[prefix] = (LogAdd(otherBlank, blank), LogAdd(otherLabel, label));
    }

    private static double LogAdd(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return low == double.NegativeInfinity ? high : high + Math.Log(1 + Math.Exp(low - high));
    }
}

using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Makes labels of what a network with <see cref="LossKind.Ctc"/> predicts: a distribution at every step over the blank, class 0, and the labels.</summary>
public static class CtcDecoder
{
    /// <summary>
    /// The labels of the best path: the most probable class at every step, repetitions joined, blanks left out. Fast; not always the most probable labels, which many
    /// paths may share. (A. Graves et al., Connectionist Temporal Classification, 2006.) Allocates nothing.
    /// </summary>
    /// <param name="probabilities">[steps, classes] of one row: its valid steps alone.</param>
    /// <param name="classes">The number of classes, the blank among them; at least 2.</param>
    /// <param name="labels">Takes the labels; as long as there may be labels, at most one a step.</param>
    /// <returns>The number of labels.</returns>
    /// <exception cref="ArgumentException">The probabilities are not so many for each step, or there are more labels than fit.</exception>
    public static int BestPath<T>(ReadOnlySpan<T> probabilities, int classes, Span<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (count, previous) = (0, CtcTargets.Blank);
        for (var steps = CheckSteps(probabilities.Length, classes); steps > 0; steps--, probabilities = probabilities[classes..])
        {
            var best = Classes.MostProbable(probabilities[..classes]);
            if (best != CtcTargets.Blank && best != previous)
            {
                if (count == labels.Length)
                {
                    throw new ArgumentException(Invariant($"labels: expected room for all labels, at most one a step; given {labels.Length}."), nameof(labels));
                }

                labels[count++] = best;
            }

            previous = best;
        }

        return count;
    }

    /// <summary>
    /// The most probable labels by prefix beam search: step by step, the probabilities of the most promising beginnings, each summed over its paths. (A. Graves and
    /// N. Jaitly, Towards End-to-End Speech Recognition with Recurrent Neural Networks, 2014, without a language model.)
    /// </summary>
    /// <param name="probabilities">[steps, classes] of one row: its valid steps alone.</param>
    /// <param name="classes">The number of classes, the blank among them; at least 2.</param>
    /// <param name="beamWidth">How many beginnings are kept after each step, at least 1.</param>
    /// <returns>At most so many hypotheses, the most probable first; none where no path has a probability.</returns>
    /// <exception cref="ArgumentException">The probabilities are not so many for each step.</exception>
    public static IReadOnlyList<CtcHypothesis> BeamSearch<T>(ReadOnlySpan<T> probabilities, int classes, int beamWidth = 16)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var beam = new CtcBeam(Hyperparameter.AtLeast(1, beamWidth));
        var logs = new double[classes];
        for (var steps = CheckSteps(probabilities.Length, classes); steps > 0; steps--, probabilities = probabilities[classes..])
        {
            for (var k = 0; k < classes; k++)
            {
                logs[k] = Math.Log(double.CreateTruncating(probabilities[k]));
            }

            beam.Step(logs);
        }

        return beam.Hypotheses();
    }

    private static int CheckSteps(int given, int classes)
    {
        if (Hyperparameter.AtLeast(2, classes) is var width && given % width != 0)
        {
            throw new ArgumentException(Invariant($"probabilities: expected steps * {classes} classes; given {given}."), "probabilities");
        }

        return given / classes;
    }
}

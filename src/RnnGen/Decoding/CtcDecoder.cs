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
    /// <param name="probabilities">[steps, classes] of one row: its valid steps alone. Logits have the same best path.</param>
    /// <param name="classes">The number of classes, the blank among them; at least 2.</param>
    /// <param name="labels">Takes the labels; as long as there may be labels, at most one a step.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The number of labels.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 classes, the probabilities are not so many for each step, one of them is NaN, or there are more labels than fit.</exception>
    public static int BestPath<T>(ReadOnlySpan<T> probabilities, int classes, Span<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (count, previous, steps) = (0, CtcTargets.Blank, CheckSteps(probabilities.Length, classes));
        for (var t = 0; t < steps; t++)
        {
            var step = probabilities.Slice(t * classes, classes);
            CheckNumbers(step, t);
            var best = Classes.MostProbable(step);
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
    /// <param name="beamWidth">The number of beginnings kept after each step, at least 1.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>At least one hypothesis, and at most so many; the most probable first. A row without steps has one, without labels.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than 2 classes, the probabilities are not so many for each step, one of them is negative, infinite or NaN, or a step has none above 0.
    /// </exception>
    public static IReadOnlyList<CtcHypothesis> BeamSearch<T>(ReadOnlySpan<T> probabilities, int classes, int beamWidth = 16)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = CheckSteps(probabilities.Length, classes);
        var beam = new CtcBeam(Hyperparameter.AtLeast(1, beamWidth));
        var logs = new double[steps > 0 ? classes : 0];
        for (var t = 0; t < steps; t++)
        {
            TakeLogarithms(probabilities.Slice(t * classes, classes), t, logs);
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

    private static void CheckNumbers<T>(ReadOnlySpan<T> step, int t)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < step.Length; k++)
        {
            if (T.IsNaN(step[k]))
            {
                throw new ArgumentException(Invariant($"probabilities: expected numbers; step {t} has NaN for class {k}."), "probabilities");
            }
        }
    }

    /// <summary>Takes the logarithms of a step's probabilities; that of 0 is -∞.</summary>
    private static void TakeLogarithms<T>(ReadOnlySpan<T> step, int t, Span<double> logs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isPossible = false;
        for (var k = 0; k < step.Length; k++)
        {
            var probability = double.CreateTruncating(step[k]);
            if (!(probability >= 0) || double.IsInfinity(probability))
            {
                throw new ArgumentException(
                    Invariant($"probabilities: expected finite numbers of at least 0, as Predict returns them; step {t} has {probability} for class {k}."), "probabilities");
            }

            logs[k] = Math.Log(probability);
            isPossible |= probability > 0;
        }

        if (!isPossible)
        {
            throw new ArgumentException(
                Invariant($"probabilities: expected a class with a probability above 0 at each step; step {t} has none. Give the valid steps of the row alone: what follows them is 0."),
                "probabilities");
        }
    }
}

using System.Numerics;
using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>
/// Finds numbers of a dataset that are finite in double precision, and are not once they are normalized and have the precision of a network. Looked for before batches are
/// made, so that they can be named by column and row.
/// </summary>
internal static class DatasetNumbers
{
    /// <summary>Looks at what the sequences read.</summary>
    /// <exception cref="ArgumentException">A number does not stay finite; of several, the one farthest from the mean is named.</exception>
    internal static void Check<T>(NetworkLayout network, SequenceDataset dataset, AppliedNormalization? normalization, string parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check<T>(dataset.Indices, Of(InputSpan.Steps, InputsOf(dataset.Store)), normalization?.Of(InputSpan.Steps), parameter);
        Check<T>(dataset.Indices, Of(InputSpan.Sequence, BesideOf(dataset.Store, dataset.Store.Static, "static inputs")), normalization?.Of(InputSpan.Sequence), parameter);
        Check<T>(dataset.Indices, Of(InputSpan.OutputSteps, BesideOf(dataset.Store, dataset.Store.Future, "future inputs")), normalization?.Of(InputSpan.OutputSteps), parameter);
        var targets = TargetsOf(dataset.Store, network.TeacherForcing is not null);
        Check<T>(dataset.Indices, network.HasSeveralHeads && targets is not null ? targets with { Heads = network } : targets, normalization?.Targets, parameter);

        StoredNumbers? Of(InputSpan span, StoredNumbers? numbers) => network.HasSeveralInputs && numbers is not null ? numbers with { Inputs = network.BlockOf(span) } : numbers;
    }

    /// <summary>Looks at one sequence of a batch whose numbers are narrowed before they are normalized.</summary>
    /// <exception cref="ArgumentException">A number does not stay finite.</exception>
    internal static void CheckSequence<T>(SequenceStore store, int sequence, string parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> sequences = [sequence];
        Find<T>(sequences, InputsOf(store), null, parameter);
        Find<T>(sequences, BesideOf(store, store.Static, "static inputs"), null, parameter);
        Find<T>(sequences, BesideOf(store, store.Future, "future inputs"), null, parameter);
        Find<T>(sequences, TargetsOf(store, isFedBack: false), null, parameter);
    }

    private static StoredNumbers? InputsOf(SequenceStore store) => store.Inputs is null
        ? null
        : new("inputs", store.Inputs, store.InputSize, store.Steps, store.InputColumns, sequence => sequence * store.InputStride, (sequence, t) => t < store.LengthOf(sequence));

    private static StoredNumbers? BesideOf(SequenceStore store, StoredInputs? inputs, string name) => inputs is null or { Size: 0 }
        ? null
        : new(
            name, inputs.Numbers, inputs.Size, inputs.Entries, null, sequence => sequence * inputs.Entries * inputs.Size,
            (sequence, t) => store.LengthOf(sequence) > 0 && (inputs == store.Static || t < store.OutputStepsOf(sequence)));

    /// <summary>The targets; those that weigh nothing may be anything, unless they can be fed back.</summary>
    private static StoredNumbers? TargetsOf(SequenceStore store, bool isFedBack) => store.Targets is null
        ? null
        : new(
            "targets", store.Targets, store.OutputSize, store.OutputSteps, store.TargetColumns, sequence => store.TargetOrigin + (sequence * store.TargetStride),
            (sequence, t) => t < store.OutputStepsOf(sequence) && (isFedBack || store.StepWeights is null || store.StepWeightsOf(sequence)[t] > 0));

    private static void Check<T>(ReadOnlySpan<int> sequences, StoredNumbers? numbers, FeatureScaling? scaling, string parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Windows overlap: all numbers once, in one go, is the short way to find that there is nothing to find.
        if (numbers is not null && !Hold<T>(numbers, scaling))
        {
            Find<T>(sequences, numbers, scaling, parameter);
        }
    }

    private static bool Hold<T>(StoredNumbers numbers, FeatureScaling? scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var narrowed = new T[numbers.Size];
        for (var rest = numbers.Values.AsSpan(); !rest.IsEmpty; rest = rest[numbers.Size..])
        {
            if (!FeatureScaling.Normalize<double, T>(rest[..numbers.Size], narrowed, scaling))
            {
                return false;
            }
        }

        return true;
    }

    private static void Find<T>(ReadOnlySpan<int> sequences, StoredNumbers? numbers, FeatureScaling? scaling, string parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (farthest, worst) = (-1.0, (Sequence: 0, Step: 0, Feature: 0));
        foreach (var sequence in sequences)
        {
            for (var i = 0; numbers is not null && i < numbers.Steps * numbers.Size; i++)
            {
                var place = (Sequence: sequence, Step: i / numbers.Size, Feature: i % numbers.Size);
                var value = numbers.Values[numbers.First(sequence) + i];
                if (numbers.Counts(sequence, place.Step) && !NumberRange.Holds<T>(value, place.Feature, scaling))
                {
                    // Halves, whose difference does not overflow.
                    var distance = Math.Abs((value / 2) - ((scaling?[place.Feature].Mean ?? 0) / 2));
                    (farthest, worst) = distance > farthest ? (distance, place) : (farthest, worst);
                }
            }
        }

        if (numbers is not null && farthest >= 0)
        {
            var value = numbers.Values[numbers.First(worst.Sequence) + (worst.Step * numbers.Size) + worst.Feature];
            throw new ArgumentException(Invariant($"{numbers.Place(worst.Sequence, worst.Step, worst.Feature)}: {NumberRange.Objection<T>(value, worst.Feature, scaling)}"), parameter);
        }
    }
}

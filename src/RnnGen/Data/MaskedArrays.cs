using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Cuts the steps that a mask leaves out from the arrays of a dataset.</summary>
internal sealed class MaskedArrays
{
    private readonly int[] _order;
    private readonly bool _isOfSteps;

    private MaskedArrays(int[] order, int[] counts, bool isOfSteps) => (_order, Counts, _isOfSteps) = (order, counts, isOfSteps);

    /// <summary>The steps that remain of each sequence.</summary>
    public int[] Counts { get; }

    /// <exception cref="ArgumentException">The mask or the lengths do not fit the sequences.</exception>
    public static MaskedArrays Of(ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths, int steps, int inputs, int inputSize, int outputSteps, ReadOnlySpan<int> targetLengths)
    {
        var perSequence = checked(Hyperparameter.AtLeast(1, steps) * Hyperparameter.AtLeast(1, inputSize));
        var (order, counts) = StepMask.Of(mask, lengths, steps, inputs / perSequence);
        return new(order, counts, isOfSteps: outputSteps == steps && targetLengths.IsEmpty);
    }

    public double[] Inputs(ReadOnlySpan<double> inputs) => StepMask.Cut(inputs, _order, Counts);

    /// <summary>An array of the outputs, which go with the steps or have a time of their own.</summary>
    public T[] Outputs<T>(ReadOnlySpan<T> outputs)
        where T : unmanaged => _isOfSteps ? StepMask.Cut(outputs, _order, Counts) : outputs.ToArray();
}

using System.Numerics;

namespace RnnGen;

/// <summary>A measure of predictions, collected position by position.</summary>
internal abstract class Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The name in an <see cref="Evaluation"/>.</summary>
    public abstract string Name { get; }

    /// <summary>The measure of what was added, something that counts.</summary>
    public abstract double Value { get; }

    /// <summary>Adds one output step of one sequence.</summary>
    /// <param name="output">[output size], as the network predicts it; of softmax cross-entropy the logits, whose probabilities may round to 0.</param>
    /// <param name="target">[output size]; empty where the target is a class, or the labels of the whole sequence.</param>
    /// <param name="label">The class; -1 where there is none for this step.</param>
    /// <param name="weight">The weight of the step, at least 0.</param>
    public abstract void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight);

    /// <summary>Ends a sequence of which at least one step was added.</summary>
    /// <param name="labels">The labels of a sequence that has its own number of them; otherwise empty.</param>
    public virtual void EndSequence(ReadOnlySpan<int> labels)
    {
    }
}

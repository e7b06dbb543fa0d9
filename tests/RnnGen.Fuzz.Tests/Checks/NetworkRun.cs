using System.Numerics;
using RnnGen.Fuzz.Tests.Declarations;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>A network with weights, and batches for it.</summary>
internal sealed class NetworkRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NetworkRun(Subject subject, GradientStatistics statistics)
    {
        (Subject, Statistics) = (subject, statistics);
        Engine = subject.Create<T>(subject.Assembly);
        Engine.MaxDegreeOfParallelism = 1;
        var batches = new BatchGenerator(subject.Declaration);
        Whole = batches.Whole().As<T>();
        Ragged = batches.Ragged("a ragged batch", hasWeights: true).As<T>();
        Fewer = batches.Fewer("a smaller batch", hasLengths: false).As<T>();
        Shorter = batches.Fewer("a smaller ragged batch", hasLengths: true).As<T>();
        Weightless = batches.Weightless("a batch without weight").As<T>();
    }

    public Subject Subject { get; }

    public Declaration Declaration => Subject.Declaration;

    public GradientStatistics Statistics { get; }

    public NetworkEngine<T> Engine { get; }

    /// <summary>Every row, and every step of it.</summary>
    public TypedBatch<T> Whole { get; }

    /// <summary>Every row, with lengths and weights.</summary>
    public TypedBatch<T> Ragged { get; }

    /// <summary>Fewer rows, without lengths.</summary>
    public TypedBatch<T> Fewer { get; }

    /// <summary>Fewer rows, with lengths.</summary>
    public TypedBatch<T> Shorter { get; }

    /// <summary>A batch in which nothing counts.</summary>
    public TypedBatch<T> Weightless { get; }

    public IReadOnlyList<TypedBatch<T>> Batches => [Whole, Ragged, Fewer, Shorter];

    /// <summary>What it gives on one thread at the widest registers.</summary>
    public Record<T> Expected => field ??= Record<T>.Of(Engine, Subject, Batches);

    public T[] Predict(TypedBatch<T> batch)
    {
        var outputs = new T[batch.Source.Rows * Declaration.OutputSteps * Declaration.OutputSize];
        Engine.Predict(batch.Batch, outputs);
        return outputs;
    }

    /// <summary>Where two differ; null where they do not.</summary>
    public static string? Difference(ReadOnlySpan<T> expected, ReadOnlySpan<T> given)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (!expected[i].Equals(given[i]) || T.IsNegative(expected[i]) != T.IsNegative(given[i]))
            {
                return FormattableString.Invariant($"element {i} is {given[i]:R}, expected {expected[i]:R}");
            }
        }

        return null;
    }
}

using RnnGen.Runtime;

namespace RnnGen.Tests;

/// <summary>Layouts that hold nothing but parameters.</summary>
internal static class FlatLayouts
{
    /// <summary>Vectors of the given lengths, each beginning at a multiple of 16 elements, so that there are gaps, but none at the end.</summary>
    public static NetworkLayout Vectors(params int[] lengths)
    {
        var tensors = new List<TensorLayout>();
        var (offset, end) = (0, 0);
        foreach (var length in lengths)
        {
            tensors.Add(new($"tensor{tensors.Count}", [length], [new(offset, length, 1, 1, Initializer.Zeros, 0)], 0, 0));
            end = offset + length;
            offset += (length + 15) / 16 * 16;
        }

        var empty = new WorkspaceLayout(1, 0, 0, 0, 0, 0, 0, 0);
        return new()
        {
            Name = "Flat",
            Shape = SequenceShape.ManyToOne,
            Steps = 1,
            OutputSteps = 1,
            BatchSize = 1,
            InputSize = 1,
            Vocabulary = 0,
            OutputSize = 1,
            Loss = null,
            ParameterCount = lengths.Sum(),
            ParameterLength = end,
            FlopsPerStep = 0,
            Tensors = tensors,
            Layers = [],
            Dropouts = [],
            Training = empty,
            Prediction = empty,
            Session = new(1, 0, 0, 0, 1, []),
        };
    }

    /// <summary>A set with reproducible values of both signs and several magnitudes; its gaps are 0.</summary>
    public static ParameterSet<T> Filled<T>(NetworkLayout layout, int seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var set = new ParameterSet<T>(layout);
        Refill(set, seed);
        return set;
    }

    public static void Refill<T>(ParameterSet<T> set, int seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        foreach (var tensor in set.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor[i] = T.CreateTruncating((random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-6, 4)));
            }
        }
    }
}

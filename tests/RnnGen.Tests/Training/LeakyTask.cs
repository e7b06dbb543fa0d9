using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

/// <summary>A network of <see cref="LeakyProgram{T}"/> as emitted code would declare it.</summary>
internal sealed class LeakyNetwork<T>(LeakyLayout layout, int seed) : IRecurrentNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NetworkEngine<T> Engine { get; } = new(new LeakyProgram<T>(layout), seed);

    public T[] Weights => Engine.Parameters.Values.ToArray();
}

/// <summary>Data that a leaky network can learn exactly, because another one made it.</summary>
internal static class LeakyTask
{
    public static LeakyLayout Layout { get; } = new() { BatchSize = 8 };

    public static SequenceDataset TaughtBy(NetworkEngine<double> teacher, int sequences, int from = 1)
    {
        var layout = teacher.Layout;
        var inputs = Leaky.Numbers(sequences * layout.Steps * layout.InputSize, from);
        var targets = new double[sequences * layout.OutputSteps * layout.OutputSize];
        var (inputRow, targetRow) = (layout.Steps * layout.InputSize, layout.OutputSteps * layout.OutputSize);
        for (var i = 0; i < sequences; i++)
        {
            teacher.Predict(inputs.AsSpan(i * inputRow, inputRow), targets.AsSpan(i * targetRow, targetRow));
        }

        return SequenceDataset.FromArrays(inputs, targets, layout.Steps, layout.InputSize, layout.OutputSteps, layout.OutputSize);
    }

    /// <summary>What a network halfway between some weights and the teacher's makes: training passes it by.</summary>
    public static SequenceDataset HalfwayFrom(double[] weights)
    {
        var halfway = Leaky.Engine(Layout, seed: 9);
        for (var i = 0; i < weights.Length; i++)
        {
            halfway.Parameters.Values[i] = 0.5 * (halfway.Parameters.Values[i] + weights[i]);
        }

        return TaughtBy(halfway, 20, 7_000);
    }

    public static SequenceDataset Data(int sequences = 50, int from = 1) => TaughtBy(Leaky.Engine(Layout, seed: 9), sequences, from);
}

/// <summary>Calls back on the training thread, at once.</summary>
internal sealed class Watch(Action<TrainingProgress> onReport) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => onReport(value);
}

using RnnGen.Benchmarks.Networks;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Work;

/// <summary>The weights of a network after some training steps, made in different ways: they are to be the same to the bit.</summary>
internal static class TrainedBits
{
    private const int Steps = 100;

    /// <summary>The number of weights that are not the same at every register width.</summary>
    public static double DifferAtWidths(Subject subject)
    {
        LaneWidth[] widths = [LaneWidth.Bits512, LaneWidth.Bits256, LaneWidth.Bits128, LaneWidth.Scalar];
        return Differ([.. widths.Select(width => Train(subject, width, threads: 1))]);
    }

    /// <summary>The number of weights that are not the same at every number of threads.</summary>
    public static double DifferAtThreads(Subject subject) => Differ([.. Enumerable.Range(1, 4).Select(threads => Train(subject, LaneWidths.Best, threads))]);

    private static int Differ(IReadOnlyList<int[]> trained) =>
        Enumerable.Range(0, trained[0].Length).Count(weight => trained.Any(each => each[weight] != trained[0][weight]));

    private static int[] Train(Subject subject, LaneWidth width, int threads)
    {
        var engine = subject.Open(threads);
        engine.Width = width;
        using var training = engine.CreateTrainingContext();
        var adam = new Adam(learningRate: 1e-3).Bind(engine.Parameters, width);
        var (inputs, targets) = (Samples.Inputs(subject.Shape), Samples.Targets(subject.Shape));
        for (var step = 0; step < Steps; step++)
        {
            training.ComputeGradients(new() { Inputs = inputs, Targets = targets });
            adam.Apply(training.Gradients);
        }

        return [.. engine.Parameters.Values.ToArray().Select(BitConverter.SingleToInt32Bits)];
    }
}

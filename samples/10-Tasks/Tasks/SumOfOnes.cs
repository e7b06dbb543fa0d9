using RnnGen;

namespace Tasks;

/// <summary>
/// How many ones a list of zeros and ones holds, by one linear unit: s_t = s_{t-1} w_rec + x_t w_x. Both weights must be found to be 1. A weight
/// w_rec that is a little off makes the gradient of a long list vanish or explode, which is why this smallest of networks is no easy one.
/// </summary>
internal sealed class SumOfOnes : ITask
{
    public const int Steps = 10;
    public const int BatchSize = 50;

    private const int TrainingLists = 100;
    private const int TestLists = 1_000;
    private const int Epochs = 2_000;

    public string Name => "ones";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("linear RNN(1)", "weights within 1e-5 of 1; the rounded sum exact on 1,000 lists of 100", Budget: 10, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var random = Seeds.Training(seed);
        var lists = Lists(random, TrainingLists, Steps);
        var sums = lists.Chunk(Steps).Select(list => list.Sum()).ToArray();
        var dataset = SequenceDataset.FromArrays(lists, sums.AsSpan(), Steps);

        var network = new OnesCounter(seed);
        var report = Trainer.For(network, new Adam(learningRate: 0.02), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1),
            Schedule = new CosineDecay(Epochs * dataset.BatchCount(BatchSize)),

            // Sums as they are: otherwise the weights would be those of normalized ones.
            NormalizationMode = NormalizationMode.None,
        }).Fit(dataset);

        var input = network.Parameters["linearrnn.weight_ih_l0"][0];
        var recurrent = network.Parameters["linearrnn.weight_hh_l0"][0];
        var off = Math.Max(Math.Abs(input - 1), Math.Abs(recurrent - 1));
        var wrong = Wrong(network, Seeds.Test(seed));
        return new((long)report.Epochs.Count * TrainingLists, $"{off:G2} off, {wrong} wrong", off <= 1e-5 && wrong == 0);
    }

    private static double[] Lists(Random random, int count, int steps) => [.. Enumerable.Range(0, count * steps).Select(_ => (double)random.Next(2))];

    /// <summary>How many of the lists ten times as long are summed wrongly. A session runs on for any number of steps.</summary>
    private static int Wrong(OnesCounter network, Random random)
    {
        using var session = network.CreateSession();
        return Lists(random, TestLists, 10 * Steps).Chunk(10 * Steps).Count(list => Math.Round(Sum(session, list)) != list.Sum());
    }

    private static double Sum(Session<double> session, double[] list)
    {
        Span<double> sum = [0];
        session.Reset();
        foreach (var number in list)
        {
            session.Step([number], sum);
        }

        return sum[0];
    }
}

/// <summary>One unit, and nothing else. Its weights start anywhere between -1 and 1.</summary>
[RecurrentNetwork(Steps = SumOfOnes.Steps, BatchSize = SumOfOnes.BatchSize, Precision = Precision.Double)]
[Input(1)]
[LinearRnn(
    1,
    KernelInitializer = Initializer.Uniform,
    KernelScale = 1,
    RecurrentInitializer = Initializer.Uniform,
    RecurrentScale = 1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class OnesCounter;

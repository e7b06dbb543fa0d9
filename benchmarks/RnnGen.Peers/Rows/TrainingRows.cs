using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;
using RnnGen.Peers.Torch;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Peers.Rows;

/// <summary>Training steps: forward, backward and Adam, on one thread.</summary>
internal static class TrainingRows
{
    private const string Group = "training";

    /// <summary>What is asked, by units: a fraction of the peak (none for a batch of one row), and how many times faster than TorchSharp's LSTM and GRU.</summary>
    private static readonly Dictionary<int, (double? OfPeak, double Lstm, double Gru)> Asked = new()
    {
        [16] = (null, 50, 300),
        [32] = (0.70, 4, 15),
        [64] = (0.80, 2, 5.5),
        [128] = (0.82, 1.5, 2),
        [256] = (0.82, 1.2, 1.6),
    };

    /// <summary>What is asked of other cells and stacks.</summary>
    private const double AskedOfOthers = 0.75;

    public static IReadOnlyList<Row> All { get; } =
    [
        .. Subjects.Lstms.Concat(Subjects.Grus).Select(WithTorch),
        .. Subjects.Others.Select(AgainstPeak),
    ];

    private static Contender Own(Subject subject) => new(Ours, Unit.Seconds, workbench => workbench.Time(new TrainingWork(subject)));

    private static Row WithTorch(Subject subject)
    {
        var (ofPeak, lstm, gru) = Asked[subject.Shape.Units];
        var torch = new Contender(PeerNames.TorchSharp, Unit.Seconds, workbench => workbench.Time(new TorchTraining(subject)));
        return new(Group, $"{subject.Name}, {subject.Shape}", [Own(subject), torch, Contenders.Peak], [OfPeak(subject.Shape.TrainingFlops, ofPeak), Faster(PeerNames.TorchSharp, subject.Layer.Cell == Cell.Lstm ? lstm : gru)])
        {
            Tolerance = Agreement.Tolerance(subject.Shape),
        };
    }

    private static Row AgainstPeak(Subject subject) =>
        new(Group, $"{subject.Name}, {subject.Shape}", [Own(subject), Contenders.Peak], [OfPeak(subject.Shape.TrainingFlops, AskedOfOthers)]);
}

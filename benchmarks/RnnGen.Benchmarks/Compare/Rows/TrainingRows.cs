using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Peers.Torch;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>Training steps: forward, backward and Adam, on one thread.</summary>
internal static class TrainingRows
{
    private const string Group = "training";

    /// <summary>What is asked of LSTM and GRU, by units: a fraction of the peak (none for a batch of one row), and how many times faster than PyTorch.</summary>
    private static readonly Dictionary<int, (double? OfPeak, double Faster)> Asked = new()
    {
        [16] = (null, 100),
        [32] = (0.70, 10),
        [64] = (0.80, 4.5),
        [128] = (0.82, 1.6),
        [256] = (0.82, 1.1),
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
        var (ofPeak, faster) = Asked[subject.Shape.Units];
        var torch = new Contender(Torch, Unit.Seconds, workbench => workbench.Time(new TorchTraining(workbench.Torch, workbench.Exchange, subject)));
        return new(Group, $"{subject.Name}, {subject.Shape}", [Own(subject), torch, Contenders.Peak], [OfPeak(subject.Shape.TrainingFlops, ofPeak), Faster(Torch, faster)])
        {
            Tolerance = Agreement.Tolerance(subject.Shape),
        };
    }

    private static Row AgainstPeak(Subject subject) =>
        new(Group, $"{subject.Name}, {subject.Shape}", [Own(subject), Contenders.Peak], [OfPeak(subject.Shape.TrainingFlops, AskedOfOthers)]);
}

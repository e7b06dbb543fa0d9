using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Peers.Onnx;
using RnnGen.Benchmarks.Work;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>Predictions of a whole batch, on one thread.</summary>
internal static class PredictionRows
{
    private const string Group = "batched inference";

    /// <summary>What is asked, by units: how many times faster than ONNX Runtime, and a fraction of the peak.</summary>
    private static readonly Dictionary<int, (double Faster, double? OfPeak)> Asked = new()
    {
        [32] = (1.3, null),
        [64] = (1.3, null),
        [128] = (1.15, null),
        [256] = (1.0, 0.90),
    };

    public static IReadOnlyList<Row> All { get; } = [.. Subjects.Lstms.Concat(Subjects.Grus).Where(static subject => Asked.ContainsKey(subject.Shape.Units)).Select(Of)];

    private static Row Of(Subject subject)
    {
        var (faster, ofPeak) = Asked[subject.Shape.Units];
        var own = new Contender(Ours, Unit.Seconds, workbench => workbench.Time(new PredictionWork(subject)));
        var onnx = new Contender(Onnx, Unit.Seconds, workbench => workbench.Time(new OnnxPrediction(workbench.Onnx, workbench.OnnxWriter, workbench.Exchange, subject)));
        return new(Group, $"{subject.Name}, {subject.Shape}", [own, onnx, Contenders.Peak], [Faster(Onnx, faster), OfPeak(subject.Shape.PredictionFlops, ofPeak)])
        {
            Tolerance = Agreement.Tolerance(subject.Shape),
        };
    }
}

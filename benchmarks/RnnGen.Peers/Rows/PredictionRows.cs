using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;
using RnnGen.Peers.Onnx;
using RnnGen.Peers.Torch;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Peers.Rows;

/// <summary>Predictions of a whole batch, on one thread.</summary>
internal static class PredictionRows
{
    private const string Group = "batched inference";

    /// <summary>What is asked, by units: how many times faster than ONNX Runtime, and a fraction of the peak. Of TorchSharp, which trains, it is only reported.</summary>
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
        var onnx = new Contender(PeerNames.OnnxRuntime, Unit.Seconds, workbench => workbench.Time(new OnnxPrediction(subject)));
        var torch = new Contender(PeerNames.TorchSharp, Unit.Seconds, workbench => workbench.Time(new TorchPrediction(subject)));
        return new(Group, $"{subject.Name}, {subject.Shape}", [own, onnx, torch, Contenders.Peak], [Faster(PeerNames.OnnxRuntime, faster), Faster(PeerNames.TorchSharp, null), OfPeak(subject.Shape.PredictionFlops, ofPeak)])
        {
            Tolerance = Agreement.Tolerance(subject.Shape),
        };
    }
}

using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;
using RnnGen.Peers.Onnx;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Peers.Rows;

/// <summary>Steps along a stream, one row at a time: a value in, a value out.</summary>
internal static class StreamingRows
{
    private const string Group = "streaming step";

    /// <summary>What is asked of every step: the fraction of RTNeural's time.</summary>
    private const double AskedOfPublished = 0.85;

    /// <summary>By units: how many times faster than ONNX Runtime, and the nanoseconds that RTNeural (C++ templates, its best backend) took with LSTM and GRU.</summary>
    private static readonly Dictionary<int, (double Faster, double Lstm, double Gru)> Asked = new()
    {
        [8] = (60, 56, 60),
        [16] = (60, 57, 49),
        [32] = (30, 184, 150),
        [64] = (7, 737, 571),
    };

    public static IReadOnlyList<Row> All { get; } = [.. Subjects.StreamingLstms.Concat(Subjects.StreamingGrus).Select(Of)];

    private static Row Of(Subject subject)
    {
        var (faster, lstm, gru) = Asked[subject.Shape.Units];
        var own = new Contender(Ours, Unit.Seconds, workbench => workbench.Time(new StreamingWork(subject)));
        var onnx = new Contender(PeerNames.OnnxRuntime, Unit.Seconds, workbench => workbench.Time(new OnnxStreaming(subject)));
        var published = subject.Layer.Cell == Cell.Lstm ? lstm : gru;
        return new(Group, FormattableString.Invariant($"{subject.Name}, I 1, H {subject.Shape.Units}"), [own, onnx, Contenders.Latency], [Faster(PeerNames.OnnxRuntime, faster), OfPublished(published, AskedOfPublished)])
        {
            Tolerance = Agreement.Tolerance(subject.Shape),
        };
    }
}

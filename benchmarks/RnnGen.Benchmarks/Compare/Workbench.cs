using RnnGen.Benchmarks.Peers;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Compare;

/// <summary>What contenders share for the time of a comparison: the peers, and how long a stretch is.</summary>
internal sealed class Workbench(CompareOptions options) : IDisposable
{
    private readonly Once<PythonProcess> _torch = new(() => PythonProcess.Start(options.Python, "torch_peer.py"));

    /// <summary>Weights and samples, as files.</summary>
    public Exchange Exchange { get; } = new();

    /// <summary>PyTorch.</summary>
    /// <exception cref="AbsentException">It is not there.</exception>
    public PythonProcess Torch => _torch.Value;

    /// <summary>A gauge of the time that work takes.</summary>
    public IGauge Time(IRepeatable work, Clock clock = Clock.Processor) => new StretchGauge(work, options.Stretch, clock);

    public void Dispose()
    {
        _torch.Dispose();
        Exchange.Dispose();
    }
}

using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using static TorchSharp.torch;

namespace RnnGen.Peers.Torch;

/// <summary>Predictions of a whole batch by PyTorch's modules, without a tape.</summary>
internal sealed class TorchPrediction : LocalWork
{
    private readonly TorchNetwork _network;
    private readonly Tensor _inputs;

    /// <exception cref="Benchmarks.Compare.AbsentException">libtorch does not load here.</exception>
    public TorchPrediction(Subject subject)
    {
        _network = TorchNetwork.Of(subject);
        _inputs = TorchTensors.Inputs(subject.Shape);
    }

    public override float[] Answer()
    {
        using var mode = inference_mode();
        using var temporaries = NewDisposeScope();
        return _network.call(_inputs).data<float>().ToArray();
    }

    public override void Dispose()
    {
        _inputs.Dispose();
        _network.Dispose();
    }

    protected override void Run(int times)
    {
        using var mode = inference_mode();
        for (var i = 0; i < times; i++)
        {
            using var temporaries = NewDisposeScope();
            _network.call(_inputs);
        }
    }
}

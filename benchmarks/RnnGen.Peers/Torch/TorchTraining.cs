using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using static TorchSharp.torch;

namespace RnnGen.Peers.Torch;

/// <summary>Training steps of PyTorch's modules: forward, backward and Adam, on a batch that is ready in memory.</summary>
internal sealed class TorchTraining : LocalWork
{
    private const double LearningRate = 1e-4;

    private readonly TorchNetwork _network;
    private readonly optim.Optimizer _adam;
    private readonly Tensor _inputs;
    private readonly Tensor _targets;

    /// <exception cref="Benchmarks.Compare.AbsentException">libtorch does not load here.</exception>
    public TorchTraining(Subject subject)
    {
        _network = TorchNetwork.Of(subject);
        _adam = optim.Adam(_network.parameters(), LearningRate);
        (_inputs, _targets) = (TorchTensors.Inputs(subject.Shape), TorchTensors.Targets(subject.Shape));
    }

    public override float[] Answer()
    {
        using var temporaries = NewDisposeScope();
        return _network.call(_inputs).detach().data<float>().ToArray();
    }

    public override void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
        _adam.Dispose();
        _network.Dispose();
    }

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var temporaries = NewDisposeScope();
            _adam.zero_grad();
            nn.functional.mse_loss(_network.call(_inputs), _targets).backward();
            _adam.step();
        }
    }
}

using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Peers.Torch;

/// <summary>PyTorch's training steps: forward, backward and Adam. It reports its own processor time; the request's way there and back does not count.</summary>
internal sealed class TorchTraining : IRepeatable
{
    private readonly PythonProcess _torch;
    private readonly string _id;
    private readonly float[] _answer;

    /// <param name="torch">PyTorch.</param>
    /// <param name="exchange">Takes the files.</param>
    /// <param name="subject">The network.</param>
    /// <param name="isScripted">Whether TorchScript compiles it.</param>
    public TorchTraining(PythonProcess torch, Exchange exchange, Subject subject, bool isScripted = false)
    {
        (_torch, _id) = (torch, $"{subject.Layer.Cell}{subject.Shape.Units}{(isScripted ? "Scripted" : "")}");
        var request = exchange.Describe(subject, _id);
        request["scripted"] = isScripted;
        request["do"] = "load";
        request["id"] = _id;
        request["inputs"] = exchange.Write($"{_id}.inputs", Samples.Inputs(subject.Shape));
        request["targets"] = exchange.Write($"{_id}.targets", Samples.Targets(subject.Shape));
        _answer = [.. _torch.Ask(request)["outputs"]!.AsArray().Select(static output => (float)output!)];
    }

    public Elapsed Repeat(int times)
    {
        var answer = _torch.Ask(new() { ["do"] = "run", ["id"] = _id, ["what"] = "train", ["times"] = times });
        return new((double)answer["processor"]!, (double)answer["wall"]!);
    }

    public float[] Answer() => _answer;

    public void Dispose()
    {
    }
}

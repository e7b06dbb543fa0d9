using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Work;

/// <summary>Steps along a stream by one of our networks: a call is one step. The stream is the samples, over and over.</summary>
internal sealed class StreamingWork(Subject subject) : LocalWork
{
    private readonly Session<float> _session = subject.Open().CreateSession();
    private readonly float[] _inputs = Samples.Inputs(subject.Shape);
    private readonly float[] _output = new float[1];

    public override float[] Answer()
    {
        _session.Reset();
        return [.. _inputs.Select(Step)];
    }

    public override void Dispose() => _session.Dispose();

    protected override void Run(int times)
    {
        var (inputs, next) = (_inputs, 0);
        for (var i = 0; i < times; i++)
        {
            _session.Step(inputs.AsSpan(next, 1), _output);
            next = next + 1 < inputs.Length ? next + 1 : 0;
        }
    }

    private float Step(float x)
    {
        _session.Step([x], _output);
        return _output[0];
    }
}

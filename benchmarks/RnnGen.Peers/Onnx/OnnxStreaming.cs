using Microsoft.ML.OnnxRuntime;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Peers.Onnx;

/// <summary>
/// ONNX Runtime's steps along a stream: a call is one step. There are two sets of states, which take turns as what a step reads and what it writes, so that
/// none is copied.
/// </summary>
internal sealed class OnnxStreaming : LocalWork
{
    private readonly OnnxSession _session;
    private readonly float[] _x = new float[1];
    private readonly float[] _y = new float[1];
    private readonly OrtValue[] _tensors;
    private readonly OrtValue[] _states;
    private readonly OrtIoBinding[] _turns;
    private readonly float[] _inputs;
    private int _turn;

    /// <exception cref="Benchmarks.Compare.AbsentException">ONNX Runtime does not load here.</exception>
    public OnnxStreaming(Subject subject)
    {
        _session = new(subject, isStream: true);
        _inputs = Samples.Inputs(subject.Shape);
        _tensors = [OnnxTensor.Of(_x, 1, 1, 1), OnnxTensor.Of(_y, 1, 1)];
        var names = OnnxModel.States(subject.Layer.Cell);
        var sets = Enumerable.Range(0, 2).Select(_ => names.Select(_ => OnnxTensor.Allocate(1, 1, subject.Layer.Units)).ToArray()).ToArray();
        _states = [.. sets.SelectMany(static set => set)];
        _turns = [Turn(sets[0], sets[1]), Turn(sets[1], sets[0])];

        OrtIoBinding Turn(OrtValue[] from, OrtValue[] to) =>
            _session.Bind([("x", _tensors[0]), .. names.Zip(from)], [("y", _tensors[1]), .. names.Select(OnnxModel.Next).Zip(to)]);
    }

    public override float[] Answer()
    {
        foreach (var state in _states)
        {
            state.GetTensorMutableDataAsSpan<float>().Clear();
        }

        return [.. _inputs.Select(Step)];
    }

    public override void Dispose()
    {
        foreach (var part in (IEnumerable<IDisposable>)[.. _turns, .. _states, .. _tensors, _session])
        {
            part.Dispose();
        }
    }

    protected override void Run(int times)
    {
        var next = 0;
        for (var i = 0; i < times; i++)
        {
            Step(_inputs[next]);
            next = next + 1 < _inputs.Length ? next + 1 : 0;
        }
    }

    private float Step(float x)
    {
        _x[0] = x;
        _session.Run(_turns[_turn]);
        _turn ^= 1;
        return _y[0];
    }
}

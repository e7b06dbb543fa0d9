using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>
/// ONNX Runtime's steps along a stream: a call is one step. There are two sets of states, which take turns as what a step reads and what it writes, so that
/// none is copied.
/// </summary>
internal sealed class OnnxStreaming : LocalWork
{
    private readonly OnnxModel _model;
    private readonly OnnxTensor _x;
    private readonly OnnxTensor _y;
    private readonly OnnxTensor[] _states;
    private readonly OnnxCall[] _turns;
    private readonly float[] _inputs;
    private int _turn;

    public OnnxStreaming(OnnxRuntime runtime, PythonProcess writer, Exchange exchange, Subject subject)
    {
        string[] names = subject.Layer.Cell == Cell.Lstm ? ["h", "c"] : ["h"];
        _model = new(runtime, writer, exchange, subject, streaming: true);
        _inputs = Samples.Inputs(subject.Shape);
        (_x, _y) = (new(runtime, 1, 1, 1), new(runtime, 1, 1));
        var sets = Enumerable.Range(0, 2).Select(_ => names.Select(_ => new OnnxTensor(runtime, 1, 1, subject.Shape.Units)).ToArray()).ToArray();
        _states = [.. sets.SelectMany(static set => set)];
        _turns = [Turn(sets[0], sets[1]), Turn(sets[1], sets[0])];

        OnnxCall Turn(OnnxTensor[] from, OnnxTensor[] to) =>
            _model.Bind([("x", _x), .. names.Zip(from)], [("y", _y), .. names.Select(static name => $"{name}_next").Zip(to)]);
    }

    public override float[] Answer()
    {
        foreach (var state in _states)
        {
            state.Numbers.Clear();
        }

        return [.. _inputs.Select(Step)];
    }

    public override void Dispose()
    {
        foreach (var part in (IEnumerable<IDisposable>)[.. _turns, .. _states, _x, _y, _model])
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
        _x.Numbers[0] = x;
        _turns[_turn].Run();
        _turn ^= 1;
        return _y.Numbers[0];
    }
}

using Microsoft.ML.OnnxRuntime;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Peers.Onnx;

/// <summary>Predictions of a whole batch by ONNX Runtime. Inputs stand ready with the time in front, as its operators want them.</summary>
internal sealed class OnnxPrediction : LocalWork
{
    private readonly OnnxSession _session;
    private readonly OrtValue _inputs;
    private readonly OrtValue _outputs;
    private readonly OrtIoBinding _call;
    private readonly float[] _answer;

    /// <exception cref="Benchmarks.Compare.AbsentException">ONNX Runtime does not load here.</exception>
    public OnnxPrediction(Subject subject)
    {
        var shape = subject.Shape;
        _session = new(subject, isStream: false);
        _answer = new float[shape.Rows];
        _inputs = OnnxTensor.Allocate(shape.Steps, shape.Rows, shape.Inputs);
        _outputs = OnnxTensor.Of(_answer, shape.Rows, 1);
        _call = _session.Bind([("x", _inputs)], [("y", _outputs)]);
        FillTimeFirst(shape, Samples.Inputs(shape), _inputs.GetTensorMutableDataAsSpan<float>());
    }

    public override float[] Answer()
    {
        _session.Run(_call);
        return [.. _answer];
    }

    public override void Dispose()
    {
        _call.Dispose();
        _outputs.Dispose();
        _inputs.Dispose();
        _session.Dispose();
    }

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _session.Run(_call);
        }
    }

    private static void FillTimeFirst(NetworkShape shape, ReadOnlySpan<float> rows, Span<float> steps)
    {
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var step = 0; step < shape.Steps; step++)
            {
                rows.Slice(((row * shape.Steps) + step) * shape.Inputs, shape.Inputs).CopyTo(steps[(((step * shape.Rows) + row) * shape.Inputs)..]);
            }
        }
    }
}

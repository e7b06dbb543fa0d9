using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime's predictions of a whole batch. The samples stand time first, as its operators want them.</summary>
internal sealed class OnnxPrediction : LocalWork
{
    private readonly OnnxModel _model;
    private readonly OnnxTensor _inputs;
    private readonly OnnxTensor _outputs;
    private readonly OnnxCall _call;

    public OnnxPrediction(OnnxRuntime runtime, PythonProcess writer, Exchange exchange, Subject subject)
    {
        var shape = subject.Shape;
        _model = new(runtime, writer, exchange, subject, streaming: false);
        _inputs = new(runtime, shape.Steps, shape.Rows, shape.Inputs);
        _outputs = new(runtime, shape.Rows, 1);
        _call = _model.Bind([("x", _inputs)], [("y", _outputs)]);
        FillTimeFirst(shape, Samples.Inputs(shape), _inputs.Numbers);
    }

    public override float[] Answer()
    {
        _call.Run();
        return _outputs.Numbers.ToArray();
    }

    public override void Dispose()
    {
        _call.Dispose();
        _outputs.Dispose();
        _inputs.Dispose();
        _model.Dispose();
    }

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _call.Run();
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

using RnnGen.Benchmarks.Networks;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>A model with the weights of one of our networks, loaded.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly nint _session;

    /// <summary>Has the model written, and loads it.</summary>
    public OnnxModel(OnnxRuntime runtime, PythonProcess writer, Exchange exchange, Subject subject, bool streaming)
    {
        var id = $"onnx{(streaming ? "step" : "batch")}{subject.Layer.Cell}{subject.Shape.Units}";
        var request = exchange.Describe(subject, id);
        request["do"] = "write";
        request["path"] = exchange[$"{id}.onnx"];
        request["streaming"] = streaming;
        if (streaming)
        {
            request["steps"] = 1;
        }

        writer.Ask(request);
        _runtime = runtime;
        _session = runtime.CreateSession(exchange[$"{id}.onnx"]);
    }

    /// <summary>A call with certain tensors. It may be made any number of times; its names and handles are ready.</summary>
    public OnnxCall Bind(IReadOnlyList<(string Name, OnnxTensor Tensor)> inputs, IReadOnlyList<(string Name, OnnxTensor Tensor)> outputs) => new(_runtime, _session, inputs, outputs);

    public void Dispose() => _runtime.Release(OnnxFunction.ReleaseSession, _session);
}

using Microsoft.ML.OnnxRuntime;
using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Networks;
using OnnxOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace RnnGen.Peers.Onnx;

/// <summary>One of our networks, loaded by ONNX Runtime. One thread runs it.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options;

    /// <exception cref="AbsentException">ONNX Runtime does not load here.</exception>
    public OnnxSession(Subject subject, bool isStream)
    {
        try
        {
            // Its type looks for the native library too.
            _options = new();
            using var options = new OnnxOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            _session = new(OnnxModel.Write(subject, isStream), options);
        }
        catch (Exception exception) when (NativeObstacle.Is(exception))
        {
            throw new AbsentException(NativeObstacle.Text("ONNX Runtime", exception));
        }
    }

    /// <summary>Makes a call of certain tensors ready, so that a run hands over nothing.</summary>
    public OrtIoBinding Bind(IEnumerable<(string Name, OrtValue Tensor)> inputs, IEnumerable<(string Name, OrtValue Tensor)> outputs)
    {
        var call = _session.CreateIoBinding();
        foreach (var (name, tensor) in inputs)
        {
            call.BindInput(name, tensor);
        }

        foreach (var (name, tensor) in outputs)
        {
            call.BindOutput(name, tensor);
        }

        return call;
    }

    /// <summary>Reads the inputs of a call and writes its outputs.</summary>
    public void Run(OrtIoBinding call) => _session.RunWithBinding(_options, call);

    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }
}

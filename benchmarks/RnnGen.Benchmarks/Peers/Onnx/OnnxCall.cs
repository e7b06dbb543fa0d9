using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>A call of a model with certain tensors: names and handles stand ready in native memory, so that a run is the library's alone.</summary>
internal sealed unsafe class OnnxCall : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly nint _session;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly nint* _handles;
    private readonly byte** _names;

    public OnnxCall(OnnxRuntime runtime, nint session, IReadOnlyList<(string Name, OnnxTensor Tensor)> inputs, IReadOnlyList<(string Name, OnnxTensor Tensor)> outputs)
    {
        (_runtime, _session, _inputs, _outputs) = (runtime, session, inputs.Count, outputs.Count);
        var count = (nuint)(_inputs + _outputs);
        _handles = (nint*)NativeMemory.Alloc(count, (nuint)sizeof(nint));
        _names = (byte**)NativeMemory.Alloc(count, (nuint)sizeof(byte*));
        foreach (var (index, (name, tensor)) in inputs.Concat(outputs).Index())
        {
            _handles[index] = tensor.Value;
            _names[index] = (byte*)Marshal.StringToCoTaskMemUTF8(name);
        }
    }

    /// <summary>Reads the inputs and writes the outputs.</summary>
    public void Run() => _runtime.Run(_session, _names, _handles, (nuint)_inputs, _names + _inputs, _handles + _inputs, (nuint)_outputs);

    public void Dispose()
    {
        for (var i = 0; i < _inputs + _outputs; i++)
        {
            Marshal.FreeCoTaskMem((nint)_names[i]);
        }

        NativeMemory.Free(_names);
        NativeMemory.Free(_handles);
    }
}

using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime through its C interface: nothing stands between it and what is measured. One thread runs each model.</summary>
internal sealed unsafe class OnnxRuntime : IDisposable
{
    /// <summary>The version of the interface that has every function used here; later libraries provide it too.</summary>
    private const uint Version = 14;
    private const int LogErrors = 3;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;
    private const int Float = 1;

    private readonly nint _library;
    private readonly nint* _functions;
    private readonly nint _environment;
    private readonly nint _memory;

    private OnnxRuntime(string path)
    {
        _library = NativeLibrary.Load(path);
        var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(_library, "OrtGetApiBase");
        var api = getBase();
        _functions = (nint*)((delegate* unmanaged<uint, nint>)api[0])(Version);
        fixed (byte* id = "compare\0"u8)
        {
            nint environment, memory;
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)this[OnnxFunction.CreateEnv])(LogErrors, id, &environment));
            Check(((delegate* unmanaged<int, int, nint*, nint>)this[OnnxFunction.CreateCpuMemoryInfo])(ArenaAllocator, DefaultMemory, &memory));
            (_environment, _memory) = (environment, memory);
        }
    }

    private nint this[OnnxFunction function] => _functions[(int)function];

    /// <summary>Loads the library.</summary>
    /// <exception cref="AbsentException">It is not installed.</exception>
    public static OnnxRuntime Open() => new(OnnxLibrary.Find());

    /// <summary>Loads a model.</summary>
    public nint CreateSession(string path)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)this[OnnxFunction.CreateSessionOptions])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)this[OnnxFunction.SetIntraOpNumThreads])(options, 1));
        Check(((delegate* unmanaged<nint, int, nint>)this[OnnxFunction.SetInterOpNumThreads])(options, 1));
        var name = OperatingSystem.IsWindows() ? Marshal.StringToCoTaskMemUni(path) : Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)this[OnnxFunction.CreateSession])(_environment, name, options, &session));
            return session;
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
            Release(OnnxFunction.ReleaseSessionOptions, options);
        }
    }

    /// <summary>Makes a tensor of numbers that stay where they are.</summary>
    public nint CreateTensor(ref float numbers, int count, ReadOnlySpan<long> shape)
    {
        nint value;
        fixed (float* first = &numbers)
        fixed (long* lengths = shape)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)this[OnnxFunction.CreateTensorWithDataAsOrtValue])(
                _memory, first, (nuint)count * sizeof(float), lengths, (nuint)shape.Length, Float, &value));
        }

        return value;
    }

    /// <summary>Runs a model.</summary>
    public void Run(nint session, byte** inputNames, nint* inputs, nuint inputCount, byte** outputNames, nint* outputs, nuint outputCount) =>
        Check(((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)this[OnnxFunction.Run])(
            session, 0, inputNames, inputs, inputCount, outputNames, outputCount, outputs));

    /// <summary>Frees what one of the Create functions made.</summary>
    public void Release(OnnxFunction release, nint handle) => ((delegate* unmanaged<nint, void>)this[release])(handle);

    public void Dispose()
    {
        Release(OnnxFunction.ReleaseMemoryInfo, _memory);
        Release(OnnxFunction.ReleaseEnv, _environment);

        // The library stays loaded: threads of its own may still be on their way out.
    }

    private void Check(nint status)
    {
        if (status != 0)
        {
            var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)this[OnnxFunction.GetErrorMessage])(status));
            Release(OnnxFunction.ReleaseStatus, status);
            throw new InvalidOperationException($"ONNX Runtime: {message}");
        }
    }
}

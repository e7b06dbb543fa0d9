using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Peers.Onnx;

/// <summary>Numbers that ONNX Runtime reads or writes where they stand.</summary>
internal sealed class OnnxTensor : IDisposable
{
    private readonly OnnxRuntime _runtime;
    private readonly AlignedBuffer<float> _numbers;

    public OnnxTensor(OnnxRuntime runtime, params ReadOnlySpan<long> shape)
    {
        var count = 1;
        foreach (var length in shape)
        {
            count *= (int)length;
        }

        (_runtime, _numbers) = (runtime, new(count));
        Value = runtime.CreateTensor(ref _numbers.Origin, count, shape);
    }

    /// <summary>The library's handle.</summary>
    public nint Value { get; }

    /// <summary>The numbers.</summary>
    public Span<float> Numbers => _numbers.Span;

    public void Dispose() => _runtime.Release(OnnxFunction.ReleaseValue, Value);
}

using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace RnnGen.Peers.Onnx;

/// <summary>Numbers that ONNX Runtime reads or writes where they stand.</summary>
internal static class OnnxTensor
{
    /// <summary>A tensor in memory of ONNX Runtime's own, aligned as it likes it best.</summary>
    public static OrtValue Allocate(params long[] shape) => OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);

    /// <summary>A tensor whose numbers are an array's.</summary>
    public static OrtValue Of(float[] numbers, params long[] shape) => OrtValue.CreateTensorValueFromMemory(numbers, shape);
}

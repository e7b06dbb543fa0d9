using RnnGen.Benchmarks.Networks;
using static TorchSharp.torch;

namespace RnnGen.Peers.Torch;

/// <summary>The samples that every contender is given, as tensors.</summary>
internal static class TorchTensors
{
    /// <summary>[steps, rows, features]: time first, as PyTorch's layers want it.</summary>
    public static Tensor Inputs(NetworkShape shape)
    {
        using var rowsFirst = tensor(Samples.Inputs(shape), [shape.Rows, shape.Steps, shape.Inputs]);
        using var stepsFirst = rowsFirst.transpose(0, 1);
        return stepsFirst.contiguous();
    }

    /// <summary>[rows, 1].</summary>
    public static Tensor Targets(NetworkShape shape) => tensor(Samples.Targets(shape), [shape.Rows, 1L]);
}

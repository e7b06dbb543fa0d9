using System.Numerics;

namespace RnnGen.Checkpoints;

/// <summary>The numbers per parameter that a training run holds, tensor by tensor, in the logical order of files.</summary>
internal static class CheckpointTensors
{
    internal static IEnumerable<CheckpointTensor<T>> All<T>(TrainingState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tensor in state.Engine.Parameters.Tensors)
        {
            yield return new("weights/" + tensor.Name, tensor, state.Engine.Parameters, null);
            for (var slot = 0; slot < state.Optimizer.SlotNames.Count; slot++)
            {
                yield return new($"{state.Optimizer.SlotNames[slot]}/{tensor.Name}", tensor, null, (state.Optimizer, slot));
            }

            if (state.Average?.State is { } average)
            {
                yield return new("average/" + tensor.Name, tensor, average.Average, null);
            }

            if (state.Best.Weights is { } best)
            {
                yield return new("best/" + tensor.Name, tensor, best, null);
            }
        }
    }
}

/// <summary>One tensor's share of a flat block that is laid out as the parameters: a set of them, or an optimizer's slot.</summary>
internal sealed record CheckpointTensor<T>(string Name, ParameterTensor<T> Tensor, ParameterSet<T>? Set, (OptimizerState<T> Optimizer, int Index)? Slot)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal IReadOnlyList<int> Shape => Tensor.Shape;

    /// <summary>Whether these are weights, or an average of weights; an optimizer's moments may be infinite.</summary>
    internal bool HoldsWeights => Set is not null;

    private Span<T> Block => Set is not null ? Set.Values : Slot!.Value.Optimizer.MutableSlot(Slot.Value.Index);

    internal SafetensorsSource ToSource()
    {
        var values = new T[Tensor.Length];
        var block = Block;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = block[Tensor.OffsetOf(i)];
        }

        return SafetensorsSource.Of(Name, Shape, values);
    }

    internal void CopyFrom(T[] values)
    {
        var block = Block;
        for (var i = 0; i < values.Length; i++)
        {
            block[Tensor.OffsetOf(i)] = values[i];
        }
    }
}

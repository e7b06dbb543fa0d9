using System.Numerics;

namespace RnnGen;

/// <summary>
/// The average of the weights that training evaluates, keeps as the best, and ends with: an averaging of the options, or the one that the optimizer itself
/// makes. While it is shown, it is what the network computes with, and the weights are set aside.
/// </summary>
internal sealed class EvaluatedAverage<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _weights;
    private readonly ParameterSet<T> _aside;
    private readonly OptimizerState<T> _optimizer;

    private EvaluatedAverage(ParameterSet<T> weights, OptimizerState<T> optimizer, WeightAverageState<T>? state)
    {
        (_weights, _optimizer, State) = (weights, optimizer, state);
        _aside = weights.Clone();
    }

    /// <summary>The average of the options; null where the optimizer's slot has it.</summary>
    internal WeightAverageState<T>? State { get; }

    internal static EvaluatedAverage<T>? Of(ParameterSet<T> weights, OptimizerState<T> optimizer, WeightAverageState<T>? state) =>
        state is not null || optimizer.Optimizer.AveragesWeights ? new(weights, optimizer, state) : null;

    internal void Show()
    {
        _aside.CopyFrom(_weights);
        (State is null ? _optimizer.Slot(0) : State.Average.Values).CopyTo(_weights.Values);
    }

    internal void Hide() => _weights.CopyFrom(_aside);
}

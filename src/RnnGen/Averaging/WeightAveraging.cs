using System.Numerics;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// A way of averaging weights over the steps of training. The average lies closer to the middle of the region that the steps wander about in, and often predicts better than
/// the weights of any one step. Immutable; what a run accumulates is in the <see cref="WeightAverageState{T}"/> that <see cref="Bind{T}(ParameterSet{T})"/> makes.
/// </summary>
public abstract class WeightAveraging
{
    private protected WeightAveraging()
    {
    }

    /// <summary>Makes the state of an average. Before the first update it is the weights as they are now.</summary>
    /// <param name="parameters">The parameters to average.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The state before the first update.</returns>
    public WeightAverageState<T> Bind<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return Bind(parameters, LaneWidths.Best);
    }

    internal WeightAverageState<T> Bind<T>(ParameterSet<T> parameters, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this, parameters, UpdatePasses.Create<AverageRule, T>(width));

    /// <summary>The share of the weights in the average; the rest of the average stays.</summary>
    /// <param name="update">The update, from 1 on.</param>
    internal abstract double Share(long update);
}

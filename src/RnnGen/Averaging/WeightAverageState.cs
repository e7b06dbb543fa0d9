using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The average of one network's weights.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class WeightAverageState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Use = "this average; let one thread at a time update it";

    private readonly WeightAveraging _averaging;
    private readonly ParameterSet<T> _weights;
    private readonly UpdatePass<T> _pass;
    private ExclusiveUse _use;

    internal WeightAverageState(WeightAveraging averaging, ParameterSet<T> weights, UpdatePass<T> pass)
    {
        (_averaging, _weights, _pass) = (averaging, weights, pass);
        Average = weights.Clone();
    }

    /// <summary>The average, with the names and shapes of the parameters. To predict with it, copy it into a network: <c>clone.Parameters.CopyFrom(state.Average)</c>.</summary>
    public ParameterSet<T> Average { get; }

    /// <summary>The number of times that <see cref="Update"/> ran.</summary>
    public long Updates { get; internal set; }

    /// <summary>Takes the weights as they are now into the average; to be called after each optimizer step. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">Another call is updating the average.</exception>
    public void Update()
    {
        _use.Begin(Use);
        Take();
        _use.End();
    }

    private void Take()
    {
        Updates++;
        var share = _averaging.Share(Updates);
        if (share == 1)
        {
            Average.CopyFrom(_weights);
            return;
        }

        Span<T> coefficients = [T.CreateTruncating(share)];
        _pass(Average.Values, _weights.Values, default, default, coefficients);
    }
}

using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>Follows the best epoch, keeps its weights where early stopping will want them back, and counts the epochs since.</summary>
internal sealed class BestWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EarlyStopping? _stopping;

    internal BestWeights(NetworkLayout layout, EarlyStopping? stopping)
    {
        _stopping = stopping;
        Weights = stopping is null ? null : new(layout);
    }

    /// <summary>The best loss; infinite before the first epoch.</summary>
    internal double Loss { get; set; } = double.PositiveInfinity;

    /// <summary>Its epoch, from 1 on; 0: none.</summary>
    internal int Epoch { get; set; }

    /// <summary>The epochs since.</summary>
    internal int Stale { get; set; }

    /// <summary>Its weights; null without early stopping.</summary>
    internal ParameterSet<T>? Weights { get; }

    internal bool ShouldStop => _stopping is not null && Stale >= _stopping.Patience;

    /// <summary>Looks at an epoch's loss. A loss that is NaN is never better.</summary>
    internal bool Offer(int epoch, double loss, ParameterSet<T> weights)
    {
        var isBetter = Epoch == 0 ? !double.IsNaN(loss) : loss < Loss - (_stopping?.MinimumImprovement ?? 0);
        if (!isBetter)
        {
            Stale++;
            return false;
        }

        (Epoch, Loss, Stale) = (epoch, loss, 0);
        Weights?.CopyFrom(weights);
        return true;
    }

    /// <summary>Brings the best weights back, if they were kept.</summary>
    internal void Restore(ParameterSet<T> weights)
    {
        if (Weights is not null && Epoch > 0)
        {
            weights.CopyFrom(Weights);
        }
    }
}

using System.Numerics;

namespace RnnGen;

/// <summary>From a batch's gradients to new weights: clipping, noise, the optimizer's step, the average.</summary>
internal sealed class TrainingStep<T>(TrainerOptions options, TrainingState<T> state)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The factor of this epoch's plateau on the learning rate.</summary>
    private double _plateau = 1;

    internal void BeginEpoch() =>
        _plateau = options.ReduceOnPlateau?.Factor(state.History.Select(static epoch => epoch.ValidationLoss ?? epoch.Loss)) ?? 1;

    /// <summary>Takes a step with the gradients of the context, which are finite; returns its learning rate.</summary>
    internal double Take(T gradientNorm)
    {
        var (optimizer, gradients) = (state.Optimizer, state.Context.Gradients);
        var rate = optimizer.Optimizer.LearningRate * options.Schedule.Factor(optimizer.Step) * _plateau;
        if (options.GradientNoise is { } noise)
        {
            // Noise is added to what clipping leaves, so that this has to be there.
            var hasFrozen = optimizer.ClearFrozen(gradients);
            options.Clipping.Apply(gradients, state.Engine.Parameters, hasFrozen ? null : gradientNorm);
            noise.Add(gradients, options.Seed, optimizer.Step);
            optimizer.Apply(gradients, rate);
        }
        else
        {
            optimizer.Apply(gradients, rate, options.Clipping, gradientNorm);
        }

        state.Average?.State?.Update();
        return rate;
    }
}

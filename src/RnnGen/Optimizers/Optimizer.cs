using System.Globalization;
using System.Numerics;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// The description of an optimizer: its rule and hyperparameters. It is immutable and may serve any number of networks; what a
/// run accumulates is in the <see cref="OptimizerState{T}"/> that <see cref="Bind{T}(ParameterSet{T})"/> makes.
/// </summary>
public abstract class Optimizer
{
    /// <summary>The most slots (numbers per parameter) that a rule keeps.</summary>
    internal const int MaxSlots = 2;

    /// <summary>The most coefficients that a rule reads.</summary>
    internal const int MaxCoefficients = 8;

    private protected Optimizer(double learningRate, double weightDecay)
    {
        LearningRate = Hyperparameter.NotNegative(learningRate);
        WeightDecay = Hyperparameter.NotNegative(weightDecay);
    }

    /// <summary>The learning rate; a <see cref="Schedule"/> multiplies it.</summary>
    public double LearningRate { get; }

    /// <summary>The factor of the weight decay; 0 is none.</summary>
    public double WeightDecay { get; }

    /// <summary>The slots' names, as PyTorch calls them.</summary>
    internal abstract IReadOnlyList<string> SlotNames { get; }

    /// <summary>The hyperparameters beside the two that every optimizer has.</summary>
    private protected abstract IEnumerable<(string Name, double Value)> OwnHyperparameters { get; }

    /// <summary>The bases of the two powers that <see cref="UpdateMoment"/> carries.</summary>
    internal virtual (double First, double Second) PowerBases => (0, 0);

    /// <summary>What a slot holds before the first step.</summary>
    internal virtual double InitialSlotValue => 0;

    /// <summary>A number that must not vanish in the network's precision, since it is what keeps 0 / 0 away.</summary>
    internal virtual double? DivisionGuard => null;

    /// <summary>Makes this optimizer's state for a network's parameters.</summary>
    /// <param name="parameters">The parameters that <see cref="OptimizerState{T}.Apply(ParameterSet{T})"/> will change.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public OptimizerState<T> Bind<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bind(parameters, LaneWidths.Best);

    /// <summary>The name and every hyperparameter, so that a checkpoint can tell whether it belongs to this optimizer.</summary>
    public override string ToString()
    {
        IEnumerable<(string Name, double Value)> all = [("learningRate", LearningRate), .. OwnHyperparameters, ("weightDecay", WeightDecay)];
        return $"{GetType().Name}({string.Join(", ", all.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Name}: {h.Value:R}")))})";
    }

    internal OptimizerState<T> Bind<T>(ParameterSet<T> parameters, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this, parameters, CreatePass<T>(width));

    /// <summary>The compiled pass of the rule.</summary>
    internal abstract UpdatePass<T> CreatePass<T>(LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes what the rule reads in this step, in the order in which the rule names it.</summary>
    internal abstract void Coefficients(in UpdateMoment moment, Span<double> coefficients);
}

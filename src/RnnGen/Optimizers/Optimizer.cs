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

    /// <summary>The most coefficients that a rule writes down for itself.</summary>
    internal const int MaxCoefficients = 8;

    /// <summary>The coefficient, behind those of the rule, that gradients are multiplied with.</summary>
    internal const int GradientScale = MaxCoefficients;

    /// <summary>The coefficient that they are limited to after that.</summary>
    internal const int GradientLimit = MaxCoefficients + 1;

    /// <summary>All coefficients of a group.</summary>
    internal const int CoefficientCount = MaxCoefficients + 2;

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

    /// <summary>The value of a slot before the first step.</summary>
    internal virtual double InitialSlotValue => 0;

    /// <summary>Whether the first slot is an average of the weights, to be evaluated in their place. Before the first step it holds the weights.</summary>
    internal virtual bool AveragesWeights => false;

    /// <summary>A number that must not vanish in the network's precision, since it is what keeps 0 / 0 away.</summary>
    internal virtual double? DivisionGuard => null;

    /// <summary>Makes this optimizer's state for a network's parameters.</summary>
    /// <param name="parameters">The parameters that <see cref="OptimizerState{T}.Apply(ParameterSet{T})"/> will change.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The state before the first step.</returns>
    /// <exception cref="ArgumentException">The optimizer's epsilon is 0 in the network's precision.</exception>
    public OptimizerState<T> Bind<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bind(parameters, [], []);

    /// <summary>Makes this optimizer's state for a network's parameters, some of which are trained differently, or not at all.</summary>
    /// <param name="parameters">The parameters that <see cref="OptimizerState{T}.Apply(ParameterSet{T})"/> will change.</param>
    /// <param name="groups">Layers and tensors with a learning rate or a weight decay of their own.</param>
    /// <param name="frozen">The names of layers and tensors that no step changes, whatever group they are in. Layers that are declared frozen need no mention.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The state before the first step.</returns>
    /// <exception cref="ArgumentException">There is no such layer or tensor, a tensor is in two groups, or the optimizer's epsilon is 0 in the network's precision.</exception>
    public OptimizerState<T> Bind<T>(ParameterSet<T> parameters, IReadOnlyList<ParameterGroup> groups, IReadOnlyList<string>? frozen = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(groups);
        return Bind(parameters, LaneWidths.Best, UpdatePlan.Of(parameters, groups, frozen ?? []));
    }

    /// <summary>The name and every hyperparameter, so that a checkpoint can tell whether it belongs to this optimizer.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString()
    {
        IEnumerable<(string Name, double Value)> all = [("learningRate", LearningRate), .. OwnHyperparameters, ("weightDecay", WeightDecay)];
        return $"{GetType().Name}({string.Join(", ", all.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Name}: {h.Value:R}")))})";
    }

    internal OptimizerState<T> Bind<T>(ParameterSet<T> parameters, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bind(parameters, width, UpdatePlan.Of(parameters, [], []));

    internal OptimizerState<T> Bind<T>(ParameterSet<T> parameters, LaneWidth width, UpdatePlan plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(this, parameters, CreatePass<T>(width), plan);

    /// <summary>The factors that a step multiplies onto the two running products that <see cref="UpdateMoment"/> carries.</summary>
    /// <param name="step">The step, from 1 on.</param>
    internal virtual (double First, double Second) PowerFactors(long step) => (0, 0);

    /// <summary>The compiled pass of the rule.</summary>
    internal abstract UpdatePass<T> CreatePass<T>(LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes what the rule reads in this step, in the order in which the rule names it.</summary>
    internal abstract void Coefficients(in UpdateMoment moment, Span<double> coefficients);
}

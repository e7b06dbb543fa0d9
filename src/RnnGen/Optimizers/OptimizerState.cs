using System.Globalization;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// The state that an optimizer accumulates while it trains one network: a step counter and a few numbers per parameter (slots), flat and laid
/// out as the parameters are. One caller at a time uses it; another one is refused with an <see cref="InvalidOperationException"/>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Use = "this optimizer's state; let one thread at a time take steps";

    private readonly ParameterSet<T> _parameters;
    private readonly UpdatePass<T> _pass;
    private readonly UpdatePlan _plan;
    private readonly AlignedBuffer<T>[] _slots;
    private readonly T[] _coefficients;
    private readonly double[] _wide = new double[Optimizer.MaxCoefficients];
    private double _firstPower = 1;
    private double _secondPower = 1;
    private ExclusiveUse _use;

    internal OptimizerState(Optimizer optimizer, ParameterSet<T> parameters, UpdatePass<T> pass, UpdatePlan plan)
    {
        if (optimizer.DivisionGuard is { } epsilon && T.IsZero(T.CreateTruncating(epsilon)))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The optimizer's epsilon, {epsilon:R}, is 0 in the network's precision."), nameof(optimizer));
        }

        Optimizer = optimizer;
        _parameters = parameters;
        _pass = pass;
        _plan = plan;
        _coefficients = new T[plan.Groups.Length * Optimizer.CoefficientCount];
        _slots = new AlignedBuffer<T>[optimizer.SlotNames.Count];
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new(parameters.Values.Length);
        }

        Forget();
    }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The number of steps taken.</summary>
    public long Step { get; private set; }

    /// <summary>The slots' names, as PyTorch calls them.</summary>
    public IReadOnlyList<string> SlotNames => Optimizer.SlotNames;

    /// <summary>A slot's numbers, one per element of <see cref="ParameterSet{T}.Values"/>.</summary>
    /// <param name="index">The slot's place in <see cref="SlotNames"/>.</param>
    /// <returns>The numbers, laid out as the parameters; a view, which the next step changes.</returns>
    public ReadOnlySpan<T> Slot(int index) => _slots[index].Span;

    /// <summary>Forgets everything: the state before the first step.</summary>
    /// <exception cref="InvalidOperationException">Another call is using the state.</exception>
    public void Reset()
    {
        _use.Begin(Use);
        Forget();
        _use.End();
    }

    private void Forget()
    {
        foreach (var slot in _slots)
        {
            if (Optimizer.InitialSlotValue == 0)
            {
                slot.Span.Clear();
            }
            else
            {
                slot.Span.Fill(T.CreateTruncating(Optimizer.InitialSlotValue));
            }
        }

        if (Optimizer.AveragesWeights)
        {
            _parameters.Values.CopyTo(MutableSlot(0));
        }

        RestoreStep(0);
    }

    /// <summary>Takes a step at the optimizer's own learning rate.</summary>
    /// <param name="gradients">The gradients of the parameters that this state is bound to.</param>
    /// <exception cref="ArgumentException">The gradients are those of another network.</exception>
    public void Apply(ParameterSet<T> gradients) => Apply(gradients, Optimizer.LearningRate);

    /// <summary>Takes a step. Allocates nothing.</summary>
    /// <param name="gradients">The gradients of the parameters that this state is bound to. They must be finite: the optimizer does not look.</param>
    /// <param name="learningRate">The learning rate of this step, at least 0.</param>
    /// <exception cref="ArgumentException">The gradients are those of another network, or the learning rate is out of range.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the state.</exception>
    public void Apply(ParameterSet<T> gradients, double learningRate)
    {
        CheckStep(gradients, learningRate);
        _use.Begin(Use);
        try
        {
            Take(gradients, learningRate, PendingClip<T>.None);
        }
        finally
        {
            _use.End();
        }
    }

    /// <summary>
    /// Clips and takes a step. Where the clipping allows it (by global norm, by value), both are one pass over memory, and <paramref name="gradients"/>
    /// stay as they are; otherwise they are clipped in place first. The weights are the same, to the bit, as after <see cref="GradientClipping.Apply{T}(ParameterSet{T}, ParameterSet{T})"/>
    /// and <see cref="Apply(ParameterSet{T}, double)"/>. Frozen tensors count as gradients of 0, and become that. Allocates nothing.
    /// </summary>
    /// <param name="gradients">The gradients of the parameters that this state is bound to, finite.</param>
    /// <param name="learningRate">The learning rate of this step, at least 0.</param>
    /// <param name="clipping">The clipping of gradients.</param>
    /// <param name="gradientNorm">The gradients' global norm, as <see cref="TrainingContext{T}.ComputeGradients(in SequenceBatch{T}, bool)"/> returned it.</param>
    /// <exception cref="ArgumentException">The gradients are those of another network, or the learning rate is out of range.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the state.</exception>
    public void Apply(ParameterSet<T> gradients, double learningRate, GradientClipping clipping, T gradientNorm)
    {
        ArgumentNullException.ThrowIfNull(clipping);
        CheckStep(gradients, learningRate);
        _use.Begin(Use);
        try
        {
            var hasFrozen = ClearFrozen(gradients);
            Take(gradients, learningRate, clipping.Prepare(gradients, _parameters, hasFrozen ? null : gradientNorm));
        }
        finally
        {
            _use.End();
        }
    }

    private void Take(ParameterSet<T> gradients, double learningRate, PendingClip<T> clip)
    {
        Step++;
        var (first, second) = Optimizer.PowerFactors(Step);
        _firstPower *= first;
        _secondPower *= second;
        WriteCoefficients(learningRate, clip);
        Span<T> weights = _parameters.Values;
        ReadOnlySpan<T> slopes = gradients.Values;
        foreach (var (offset, length, group) in _plan.Trained)
        {
            _pass(
                weights.Slice(offset, length), slopes.Slice(offset, length), SlotOrEmpty(0, offset, length), SlotOrEmpty(1, offset, length),
                _coefficients.AsSpan(group * Optimizer.CoefficientCount, Optimizer.CoefficientCount));
        }
    }

    private void CheckStep(ParameterSet<T> gradients, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Hyperparameter.NotNegative(learningRate);
        _parameters.CheckGradients(gradients, nameof(gradients));
    }

    /// <summary>Sets the gradients of frozen tensors to 0; false when nothing is frozen.</summary>
    internal bool ClearFrozen(ParameterSet<T> gradients)
    {
        foreach (var (offset, length, _) in _plan.Frozen)
        {
            gradients.Values.Slice(offset, length).Clear();
        }

        return _plan.Frozen.Length > 0;
    }

    /// <summary>The slot, to be overwritten by a checkpoint.</summary>
    internal Span<T> MutableSlot(int index) => _slots[index].Span;

    /// <summary>Sets the counter and, by as many multiplications as the run itself made, the powers that go with it.</summary>
    internal void RestoreStep(long step)
    {
        (Step, _firstPower, _secondPower) = (step, 1, 1);
        for (long i = 1; i <= step; i++)
        {
            var (first, second) = Optimizer.PowerFactors(i);
            if (_firstPower * first == _firstPower && _secondPower * second == _secondPower)
            {
                return; // Factors do not become smaller: what they no longer change, underflown, they leave as it is.
            }

            _firstPower *= first;
            _secondPower *= second;
        }
    }

    private void WriteCoefficients(double learningRate, PendingClip<T> clip)
    {
        for (var group = 0; group < _plan.Groups.Length; group++)
        {
            var (factor, decay) = _plan.Groups[group] is { } own ? (own.LearningRateFactor, own.WeightDecay) : (1, null);
            Optimizer.Coefficients(new UpdateMoment(Step, learningRate * factor, decay ?? Optimizer.WeightDecay, _firstPower, _secondPower), _wide);
            var narrow = _coefficients.AsSpan(group * Optimizer.CoefficientCount, Optimizer.CoefficientCount);
            for (var i = 0; i < _wide.Length; i++)
            {
                narrow[i] = Scalar.FromDouble<T>(_wide[i]);
            }

            narrow[Optimizer.GradientScale] = clip.Scale;
            narrow[Optimizer.GradientLimit] = clip.Limit;
        }
    }

    private Span<T> SlotOrEmpty(int index, int offset, int length) => index < _slots.Length ? _slots[index].Span.Slice(offset, length) : default;
}

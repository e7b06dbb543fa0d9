using System.Globalization;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// What an optimizer accumulates while it trains one network: a step counter and a few numbers per parameter (slots), flat and laid
/// out as the parameters are.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _parameters;
    private readonly UpdatePass<T> _pass;
    private readonly AlignedBuffer<T>[] _slots;
    private double _firstPower = 1;
    private double _secondPower = 1;

    internal OptimizerState(Optimizer optimizer, ParameterSet<T> parameters, UpdatePass<T> pass)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (optimizer.DivisionGuard is { } epsilon && T.IsZero(T.CreateTruncating(epsilon)))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The optimizer's epsilon, {epsilon:R}, is 0 in the network's precision."), nameof(optimizer));
        }

        Optimizer = optimizer;
        _parameters = parameters;
        _pass = pass;
        _slots = [.. optimizer.SlotNames.Select(_ => new AlignedBuffer<T>(parameters.Values.Length))];

        Reset();
    }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The number of steps taken.</summary>
    public long Step { get; private set; }

    /// <summary>The slots' names, as PyTorch calls them.</summary>
    public IReadOnlyList<string> SlotNames => Optimizer.SlotNames;

    /// <summary>A slot's numbers, one per element of <see cref="ParameterSet{T}.Values"/>.</summary>
    /// <param name="index">The slot's place in <see cref="SlotNames"/>.</param>
    public ReadOnlySpan<T> Slot(int index) => _slots[index].Span;

    /// <summary>Forgets everything: the state before the first step.</summary>
    public void Reset()
    {
        foreach (var slot in _slots)
        {
            slot.Span.Fill(T.CreateTruncating(Optimizer.InitialSlotValue));
        }

        RestoreStep(0);
    }

    /// <summary>Takes a step at the optimizer's own learning rate.</summary>
    /// <param name="gradients">The gradients of the parameters that this state is bound to.</param>
    /// <exception cref="ArgumentException">The gradients are not laid out as the parameters.</exception>
    public void Apply(ParameterSet<T> gradients) => Apply(gradients, Optimizer.LearningRate);

    /// <summary>Takes a step. Allocates nothing.</summary>
    /// <param name="gradients">The gradients of the parameters that this state is bound to. They must be finite: the optimizer does not look.</param>
    /// <param name="learningRate">The learning rate of this step, at least 0.</param>
    /// <exception cref="ArgumentException">The gradients are not laid out as the parameters, or the learning rate is out of range.</exception>
    public void Apply(ParameterSet<T> gradients, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Hyperparameter.NotNegative(learningRate);
        Span<T> weights = _parameters.Values;
        ReadOnlySpan<T> slopes = gradients.Values;
        if (slopes.Length != weights.Length)
        {
            throw new ArgumentException($"Expected gradients of {weights.Length} elements, given {slopes.Length}.", nameof(gradients));
        }

        Step++;
        var (first, second) = Optimizer.PowerBases;
        _firstPower *= first;
        _secondPower *= second;

        Span<double> wide = stackalloc double[Optimizer.MaxCoefficients];
        Span<T> coefficients = stackalloc T[Optimizer.MaxCoefficients];
        wide.Clear();
        Optimizer.Coefficients(new UpdateMoment(Step, learningRate, _firstPower, _secondPower), wide);
        for (var i = 0; i < wide.Length; i++)
        {
            coefficients[i] = T.CreateTruncating(wide[i]);
        }

        _pass(weights, slopes, SlotOrEmpty(0), SlotOrEmpty(1), coefficients);
    }

    /// <summary>The slot, to be overwritten by a checkpoint.</summary>
    internal Span<T> MutableSlot(int index) => _slots[index].Span;

    /// <summary>Sets the counter and, by as many multiplications as the run itself made, the powers that go with it.</summary>
    internal void RestoreStep(long step)
    {
        var (first, second) = Optimizer.PowerBases;
        (Step, _firstPower, _secondPower) = (step, 1, 1);
        for (long i = 0; i < step && (_firstPower != 0 || _secondPower != 0); i++)
        {
            _firstPower *= first;
            _secondPower *= second;
        }
    }

    private Span<T> SlotOrEmpty(int index) => index < _slots.Length ? _slots[index].Span : default;
}

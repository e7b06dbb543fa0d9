namespace RnnGen;

/// <summary>
/// AdamW (Loshchilov and Hutter, 2019): Adam whose weight decay is apart from the gradient, w *= 1 - rate * decay. The rule and the
/// defaults are those of <c>torch.optim.AdamW</c>.
/// </summary>
public sealed class AdamW : Optimizer
{
    /// <summary>Describes AdamW.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="beta1">The decay rate of the mean gradient, at least 0 and below 1.</param>
    /// <param name="beta2">The decay rate of the mean squared gradient, at least 0 and below 1.</param>
    /// <param name="epsilon">The number added to the root, against division by 0; above 0.</param>
    /// <param name="weightDecay">The decay of the weights per step, as a factor of the learning rate.</param>
    /// <exception cref="ArgumentException">A hyperparameter is out of range.</exception>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
        : base(learningRate, weightDecay)
    {
        Beta1 = Hyperparameter.Fraction(beta1);
        Beta2 = Hyperparameter.Fraction(beta2);
        Epsilon = Hyperparameter.Positive(epsilon);
    }

    /// <summary>The decay rate of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>The decay rate of the mean squared gradient.</summary>
    public double Beta2 { get; }

    /// <summary>The number added to the root, against division by 0.</summary>
    public double Epsilon { get; }

    internal override IReadOnlyList<string> SlotNames => AdamRule.SlotNames;

    internal override double? DivisionGuard => Epsilon;

    private protected override IEnumerable<(string Name, double Value)> OwnHyperparameters =>
        [("beta1", Beta1), ("beta2", Beta2), ("epsilon", Epsilon)];

    internal override (double First, double Second) PowerFactors(long step) => (Beta1, Beta2);

    internal override UpdatePass<T> CreatePass<T>(LaneWidth width) => UpdatePasses.Create<AdamRule, T>(width);

    internal override void Coefficients(in UpdateMoment moment, Span<double> coefficients) =>
        AdamRule.Coefficients(moment, Beta1, Beta2, Epsilon, l2: 0, keep: 1 - (moment.LearningRate * moment.WeightDecay), coefficients);
}

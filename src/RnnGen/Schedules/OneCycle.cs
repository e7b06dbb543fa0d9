using System.Globalization;

namespace RnnGen;

/// <summary>
/// One cycle (Smith and Topin, "Super-convergence", 2019): the learning rate rises from 1 / divisor of the optimizer's to the whole of it, and then falls to
/// 1 / (divisor finalDivisor) of it, both along half a cosine. As <c>OneCycleLR</c> of PyTorch, whose <c>max_lr</c> is the optimizer's learning rate here, with two phases and
/// without cycling the momentum.
/// </summary>
public sealed class OneCycle : Schedule
{
    /// <summary>Describes the cycle.</summary>
    /// <param name="steps">All steps of the training, at least 1.</param>
    /// <param name="rise">The share of them in which the learning rate rises, at least 0 and below 1.</param>
    /// <param name="divisor">By how much the first learning rate is below the highest, at least 1.</param>
    /// <param name="finalDivisor">By how much the last learning rate is below the first, at least 1.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public OneCycle(long steps, double rise = 0.3, double divisor = 25, double finalDivisor = 1e4)
    {
        Steps = Hyperparameter.AtLeast(1L, steps);
        Rise = Hyperparameter.Fraction(rise);
        Divisor = Hyperparameter.AtLeastOne(divisor);
        FinalDivisor = Hyperparameter.AtLeastOne(finalDivisor);
    }

    /// <summary>All steps of the training.</summary>
    public long Steps { get; }

    /// <summary>The share of them in which the learning rate rises.</summary>
    public double Rise { get; }

    /// <summary>By how much the first learning rate is below the highest.</summary>
    public double Divisor { get; }

    /// <summary>By how much the last learning rate is below the first.</summary>
    public double FinalDivisor { get; }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"OneCycle(steps: {Steps}, rise: {Rise:R}, divisor: {Divisor:R}, finalDivisor: {FinalDivisor:R})");

    private protected override double FactorAt(long step)
    {
        // The step of the top, as PyTorch places it; before the first step where there is no rise to speak of.
        var top = (Rise * Steps) - 1;
        var (lowest, last) = (1 / Divisor, 1 / Divisor / FinalDivisor);
        return step < top ? Anneal(lowest, 1, step / top)
            : step >= Steps - 1 ? last
            : Anneal(1, last, (step - top) / (Steps - 1 - top));
    }

    private static double Anneal(double from, double to, double share) => to + ((from - to) * (0.5 * (1 + ExactFunctions.CosinePi(share))));
}

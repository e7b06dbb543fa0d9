namespace RnnGen;

/// <summary>A beginning that may enter the beam: one of the beam that stays as it is, or one of the beam and one more label.</summary>
/// <param name="Prefix">The beginning, without the label that is added.</param>
/// <param name="Added">The label that is added; the blank where none is.</param>
/// <param name="Blank">The logarithm of the probability of its paths that end in a blank.</param>
/// <param name="Label">The logarithm of the probability of those that do not.</param>
internal readonly record struct CtcCandidate(CtcPrefix Prefix, int Added, double Blank, double Label)
{
    /// <summary>The logarithm of the probability of all its paths.</summary>
    public double Total => LogAdd(Blank, Label);

    /// <summary>log(exp a + exp b).</summary>
    public static double LogAdd(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return low == double.NegativeInfinity ? high : high + Math.Log(1 + Math.Exp(low - high));
    }
}

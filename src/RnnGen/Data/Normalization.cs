namespace RnnGen;

/// <summary>
/// The relation of inputs and targets to what a network computes on: value = mean + scale * normalized value, feature by feature. A network that has one
/// normalizes what it is given and undoes it in what it predicts. Saved with the weights. Immutable. Of a network with several inputs, the features are those of the inputs with
/// values at the steps, then of those of the sequence, then of those of the output's steps, each in the order in which they are declared.
/// </summary>
public sealed class Normalization : IEquatable<Normalization>
{
    /// <summary>Creates a normalization. Without mean and scale, inputs or targets stay as they are.</summary>
    /// <param name="inputMean">[input size]; finite.</param>
    /// <param name="inputScale">[input size]; finite and above 0.</param>
    /// <param name="targetMean">[output size]; finite.</param>
    /// <param name="targetScale">[output size]; finite and above 0.</param>
    /// <exception cref="ArgumentException">A mean and its scale differ in length, or a number is not as it must be.</exception>
    public Normalization(double[]? inputMean = null, double[]? inputScale = null, double[]? targetMean = null, double[]? targetScale = null)
    {
        InputMean = Checked(inputMean, nameof(inputMean), static value => double.IsFinite(value), "a finite number");
        InputScale = Checked(inputScale, nameof(inputScale), static value => double.IsFinite(value) && value > 0, "a finite number above 0");
        TargetMean = Checked(targetMean, nameof(targetMean), static value => double.IsFinite(value), "a finite number");
        TargetScale = Checked(targetScale, nameof(targetScale), static value => double.IsFinite(value) && value > 0, "a finite number above 0");
        CheckSameLength(InputMean, InputScale, nameof(inputScale));
        CheckSameLength(TargetMean, TargetScale, nameof(targetScale));
    }

    /// <summary>Leaves inputs and targets as they are.</summary>
    public static Normalization Identity { get; } = new();

    /// <summary>Of each input feature, what is subtracted; empty: nothing.</summary>
    public IReadOnlyList<double> InputMean { get; }

    /// <summary>Of each input feature, what is divided by; empty: nothing.</summary>
    public IReadOnlyList<double> InputScale { get; }

    /// <summary>Of each target feature, what is subtracted, and added to predictions; empty: nothing.</summary>
    public IReadOnlyList<double> TargetMean { get; }

    /// <summary>Of each target feature, what is divided by, and predictions are multiplied with; empty: nothing.</summary>
    public IReadOnlyList<double> TargetScale { get; }

    /// <inheritdoc />
    public bool Equals(Normalization? other) =>
        other is not null
        && InputMean.SequenceEqual(other.InputMean) && InputScale.SequenceEqual(other.InputScale)
        && TargetMean.SequenceEqual(other.TargetMean) && TargetScale.SequenceEqual(other.TargetScale);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Normalization);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in InputMean.Concat(InputScale).Concat(TargetMean).Concat(TargetScale))
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static IReadOnlyList<double> Checked(double[]? values, string name, Predicate<double> isGood, string expected)
    {
        var bad = Array.FindIndex(values ?? [], value => !isGood(value));
        return bad < 0
            ? Array.AsReadOnly<double>([.. values ?? []])
            : throw new ArgumentException(FormattableString.Invariant($"{name}[{bad}]: expected {expected}; given {values![bad]}."), name);
    }

    private static void CheckSameLength(IReadOnlyList<double> mean, IReadOnlyList<double> scale, string name)
    {
        if (mean.Count != scale.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name}: expected as many as the mean has, {mean.Count}; given {scale.Count}."), name);
        }
    }
}

namespace RnnGen.Compiler.Declarations;

/// <summary>An activation with the numbers that are written beside it.</summary>
/// <param name="Kind">The activation.</param>
/// <param name="Alpha">α; null where it is not written.</param>
/// <param name="Beta">β; null where it is not written.</param>
internal sealed record ActivationFunction(Activation Kind, double? Alpha = null, double? Beta = null)
{
    /// <summary>α and β where none are written; null for a number that the activation does not have.</summary>
    public (double? Alpha, double? Beta) Defaults => Kind switch
    {
        Activation.LeakyRelu => (0.01, null),
        Activation.Elu => (1, null),
        Activation.HardSigmoid => (1.0 / 6, 0.5),
        Activation.ThresholdedRelu => (1, null),
        Activation.ScaledTanh => (1, 1),
        Activation.Affine => (1, 0),
        _ => (null, null),
    };

    /// <summary>Whether it gives what it reads.</summary>
    public bool IsIdentity => Kind == Activation.Identity || (Kind == Activation.Affine && (Alpha ?? 1, Beta ?? 0) is (1, 0));

    /// <summary>An option of a layer and the numbers beside it.</summary>
    /// <param name="written">The layer.</param>
    /// <param name="option">The option; those of its numbers have the endings Alpha and Beta.</param>
    /// <param name="otherwise">The activation where the option is not written.</param>
    public static ActivationFunction Read(LayerDeclaration written, string option, Activation otherwise) => Read(written, option, new ActivationFunction(otherwise));

    /// <summary>The same, with numbers too where the option is not written.</summary>
    public static ActivationFunction Read(LayerDeclaration written, string option, ActivationFunction otherwise)
    {
        var function = written.FindChoice<Activation>(option) is { } kind ? new ActivationFunction(kind) : otherwise;
        return function with { Alpha = NumberOf(written, option + nameof(Alpha)) ?? function.Alpha, Beta = NumberOf(written, option + nameof(Beta)) ?? function.Beta };
    }

    // NaN is the attributes' default.
    private static double? NumberOf(LayerDeclaration written, string argument) => written.Find(argument) is { } number && !double.IsNaN(number) ? number : null;
}

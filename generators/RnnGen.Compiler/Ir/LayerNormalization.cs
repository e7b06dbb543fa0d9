
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>Layer normalization: Ba, Kiros and Hinton (2016).</summary>
internal static class LayerNormalization
{
    /// <summary>What is added to the variance, as in PyTorch.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>γ ∘ (x - mean(x)) / sqrt(var(x) + ε), the mean and the variance over the elements of one row at one step.</summary>
    /// <param name="step">The program.</param>
    /// <param name="label">What tells its intermediate values apart from those of another normalization; empty where there is one only.</param>
    /// <param name="x">What is normalized.</param>
    /// <param name="gain">γ.</param>
    public static Value Of(StepBuilder step, string label, Value x, Parameter gain)
    {
        var mark = label.Length > 0 ? "_" + label : "";
        var centred = step.Let("centred" + mark, x - step.Let("mean" + mark, step.Apply(new Mean(), x)));
        var variance = step.Let("variance" + mark, step.Apply(new MeanSquare(), centred));
        var scale = step.Let("scale" + mark, step.Apply(new Rsqrt(), variance + step.Constant(Epsilon)));
        return step.Apply(new Bias(gain)) * (centred * scale);
    }

    /// <summary>The same without γ, and without names, for equations that have it as one function among others.</summary>
    public static Value Of(StepBuilder step, Value x)
    {
        var centred = x - step.Apply(new Mean(), x);
        return centred * step.Apply(new Rsqrt(), step.Apply(new MeanSquare(), centred) + step.Constant(Epsilon));
    }
}

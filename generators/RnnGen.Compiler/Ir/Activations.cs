using System;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>Activations as operations.</summary>
internal static class Activations
{
    /// <summary>sqrt(2/π).</summary>
    private const double GeluScale = 0.79788456080286535588;

    /// <param name="function">The activation and its numbers.</param>
    /// <param name="builder">The program that applies it.</param>
    /// <param name="isGate">Whether it opens and closes a gate (see <see cref="Sigmoid"/>).</param>
    public static Func<Value, Value> Of(ActivationFunction function, StepBuilder builder, bool isGate) => function.Kind switch
    {
        Activation.Identity => x => x,
        Activation.Tanh => x => builder.Apply(new Tanh(), x),
        Activation.Sigmoid => x => builder.Apply(new Sigmoid(isGate), x),
        Activation.Relu => x => builder.Apply(new Relu(), x),
        Activation.LeakyRelu => x => LeakyRelu(x, Alpha(function)),
        Activation.Elu => x => Elu(x, Alpha(function)),
        Activation.Softplus => x => builder.Apply(new Softplus(), x),
        Activation.Softsign => x => builder.Apply(new Softsign(), x),
        Activation.HardSigmoid => x => builder.Apply(new Clip(), Affine(x, Alpha(function), Beta(function) - 0.5), builder.Constant(0.5)) + builder.Constant(0.5),
        Activation.HardTanh => x => builder.Apply(new Clip(), x, builder.Constant(1)),
        Activation.Gelu => x => Gelu(x, "t_" + (x.Name ?? "x")),
        Activation.Silu => x => x * builder.Apply(new Sigmoid(isGate), x),
        Activation.ThresholdedRelu => x => builder.Apply(new Where(), x - builder.Constant(Alpha(function)), x, builder.Constant(0)),
        Activation.ScaledTanh => x => Affine(builder.Apply(new Tanh(), Affine(x, Beta(function), 0)), Alpha(function), 0),
        Activation.Affine => x => Affine(x, Alpha(function), Beta(function)),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "An activation without an operation."),
    };

    private static double Alpha(ActivationFunction function) => function.Alpha ?? function.Defaults.Alpha ?? 0;

    private static double Beta(ActivationFunction function) => function.Beta ?? function.Defaults.Beta ?? 0;

    /// <summary>a x + b, without what changes nothing.</summary>
    private static Value Affine(Value x, double a, double b)
    {
        var product = a == 1 ? x : a * x;
        return b == 0 ? product : product + x.Builder.Constant(b);
    }

    /// <summary>The operation is a maximum, which is right for slopes from 0 to 1; others choose by the sign.</summary>
    private static Value LeakyRelu(Value x, double slope) => slope is >= 0 and <= 1
        ? x.Builder.Apply(new LeakyRelu(), x, x.Builder.Constant(slope))
        : x.Builder.Apply(new Where(), x, x, slope * x);

    /// <summary>The operation itself keeps exp(x) from growing, so that a factor beside it meets finite numbers only.</summary>
    private static Value Elu(Value x, double scale)
    {
        var elu = x.Builder.Apply(new Elu(), x);
        return scale == 1 ? elu : x.Builder.Apply(new Where(), x, x, scale * elu);
    }

    /// <summary>x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))): Hendrycks and Gimpel (2016), equation 2. This is the order of its roundings, in a layer and in an equation.</summary>
    /// <param name="x">x.</param>
    /// <param name="name">The name of the tanh; null where it has none.</param>
    public static Value Gelu(Value x, string? name = null)
    {
        var (builder, one) = (x.Builder, x.Builder.Constant(1));
        var t = builder.Apply(new Tanh(), GeluScale * (x * (one + (0.044715 * (x * x)))));
        return 0.5 * (x * (one + (name is null ? t : builder.Let(name, t))));
    }
}

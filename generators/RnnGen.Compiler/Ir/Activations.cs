using System;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>Activations as operations.</summary>
internal static class Activations
{
    private const double LeakySlope = 0.01;

    /// <summary>sqrt(2/π).</summary>
    private const double GeluScale = 0.79788456080286535588;

    /// <param name="activation">Which one.</param>
    /// <param name="builder">The program that applies it.</param>
    /// <param name="isGate">Whether it opens and closes a gate (see <see cref="Sigmoid"/>).</param>
    public static Func<Value, Value> Of(Activation activation, StepBuilder builder, bool isGate) => activation switch
    {
        Activation.Identity => x => x,
        Activation.Tanh => x => builder.Apply(new Tanh(), x),
        Activation.Sigmoid => x => builder.Apply(new Sigmoid(isGate), x),
        Activation.Relu => x => builder.Apply(new Relu(), x),
        Activation.LeakyRelu => x => builder.Apply(new LeakyRelu(), x, builder.Constant(LeakySlope)),
        Activation.Elu => x => builder.Apply(new Elu(), x),
        Activation.Softplus => x => builder.Apply(new Softplus(), x),
        Activation.Softsign => x => builder.Apply(new Softsign(), x),
        Activation.HardSigmoid => x => builder.Apply(new Clip(), (1.0 / 6) * x, builder.Constant(0.5)) + builder.Constant(0.5),
        Activation.HardTanh => x => builder.Apply(new Clip(), x, builder.Constant(1)),
        Activation.Gelu => x => Gelu(x, "t_" + (x.Name ?? "x")),
        Activation.Silu => x => x * builder.Apply(new Sigmoid(isGate), x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "An activation without an operation."),
    };

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

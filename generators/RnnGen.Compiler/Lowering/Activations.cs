using System;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>Activations as operations.</summary>
internal static class Activations
{
    /// <param name="activation">Which one.</param>
    /// <param name="builder">The program that applies it.</param>
    /// <param name="isGate">Whether it opens and closes a gate (see <see cref="Sigmoid"/>).</param>
    public static Func<Value, Value> Of(Activation activation, StepBuilder builder, bool isGate) => activation switch
    {
        Activation.Identity => x => x,
        Activation.Tanh => x => builder.Apply(new Tanh(), x),
        Activation.Sigmoid => x => builder.Apply(new Sigmoid(isGate), x),
        Activation.Relu => x => builder.Apply(new Relu(), x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "An activation without an operation."),
    };
}

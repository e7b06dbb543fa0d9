
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Tests.Equations;

/// <summary>An activation is the same operations in the same order whether a layer names it or an equation calls it; so both round alike.</summary>
public sealed class ActivationEquationTests
{
    [Theory]
    [InlineData(Activation.Tanh, "Tanh")]
    [InlineData(Activation.Relu, "Relu")]
    [InlineData(Activation.LeakyRelu, "LeakyRelu", 0.01)]
    [InlineData(Activation.Elu, "Elu")]
    [InlineData(Activation.Softplus, "Softplus")]
    [InlineData(Activation.Softsign, "Softsign")]
    [InlineData(Activation.Gelu, "Gelu")]
    [InlineData(Activation.Silu, "Silu")]
    public void Activation_IsTheFunctionOfEquations(Activation activation, string function, params double[] numbers)
    {
        // Equal operations on equal operands are one value.
        var step = new StepBuilder();
        var x = step.Let("x", step.Apply(new Input(0, 3, "x")));
        var layer = Activations.Of(new((Declarations.Activation)activation), step, isGate: false)(x);
        var equation = OperationCatalog.Find(function)!.Build(new EquationScope(step, value => value), [EquationValue.Vector(x)], numbers).Plain;

        Assert.Same(layer, equation);
    }
}

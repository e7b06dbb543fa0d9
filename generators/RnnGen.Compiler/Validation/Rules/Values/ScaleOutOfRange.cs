using System;
using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Scales, biases, limits, penalties and the numbers of activations enter the emitted code as numbers of its precision.</summary>
internal sealed class ScaleOutOfRange() : Rule(RuleIds.ScaleOutOfRange, "Scale or penalty is out of range")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var largest = network.Options.Precision == Precision.Double ? double.MaxValue : float.MaxValue;
        var layers = network.Declaration.Layers;
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var argument in layers[i].Arguments)
            {
                if (MinOf(layers[i], argument.Name, largest) is { } min && !(argument.Value >= min && argument.Value <= largest))
                {
                    var element = Element.OfLayer(i, argument.Name);
                    yield return min == 0
                        ? At(element, $"{argument.Name} is {argument.Value}, but must be finite and not negative. Set it to 0 or a positive number.")
                        : At(element, $"{argument.Name} is {argument.Value}, but must be finite. Set it to a number that the network's precision can hold.");
                }
            }
        }
    }

    private static double? MinOf(LayerDeclaration layer, string argument, double largest) => argument switch
    {
        "L1" or "L2" or "StateClip" or "GateClip" => 0,
        "KernelScale" => IsConstant(layer, "KernelInitializer") ? -largest : 0,
        "RecurrentScale" => IsConstant(layer, "RecurrentInitializer") ? -largest : 0,
        "ForgetBias" => -largest,
        _ when argument.EndsWith("ActivationAlpha", StringComparison.Ordinal) || argument.EndsWith("ActivationBeta", StringComparison.Ordinal) => -largest,
        _ => null,
    };

    // The scale of Constant is the value of the weights, and may be negative.
    private static bool IsConstant(LayerDeclaration layer, string initializer) =>
        layer.FindChoice<Initializer>(initializer) == Initializer.Constant;
}

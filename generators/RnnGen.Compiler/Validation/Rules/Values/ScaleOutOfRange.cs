using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Scales, biases, limits and penalties enter the emitted code as numbers of its precision.</summary>
internal sealed class ScaleOutOfRange() : Rule(
    RuleIds.ScaleOutOfRange,
    "Scale or penalty is out of range",
    "{0} is {1}. It must be {2}.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var largest = network.Options.Precision == Precision.Double ? double.MaxValue : float.MaxValue;
        var layers = network.Declaration.Layers;
        for (var i = 0; i < layers.Count; i++)
        {
            foreach (var argument in layers[i].Arguments)
            {
                if (Least(layers[i], argument.Name, largest) is { } least && !(argument.Value >= least && argument.Value <= largest))
                {
                    var expected = least == 0 ? "finite and not negative" : "finite";
                    yield return At(Element.OfLayer(i, argument.Name), argument.Name, argument.Value, expected);
                }
            }
        }
    }

    private static double? Least(LayerDeclaration layer, string argument, double largest) => argument switch
    {
        "L1" or "L2" or "StateClip" => 0,
        "KernelScale" => IsConstant(layer, "KernelInitializer") ? -largest : 0,
        "RecurrentScale" => IsConstant(layer, "RecurrentInitializer") ? -largest : 0,
        "ForgetBias" => -largest,
        _ => null,
    };

    // The scale of Constant is the weights' value, and may be negative.
    private static bool IsConstant(LayerDeclaration layer, string initializer) =>
        layer.FindChoice<Initializer>(initializer) == Initializer.Constant;
}

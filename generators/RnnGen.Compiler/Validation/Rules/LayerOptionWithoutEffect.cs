using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An option that only says how another one is carried out does nothing where that other one is not chosen.</summary>
internal sealed class LayerOptionWithoutEffect() : Rule(
    RuleIds.LayerOptionWithoutEffect,
    "Option of the layer has no effect",
    "{0} says {1}, and this layer has none. Remove it, or write {2}.")
{
    public override IEnumerable<Finding> Check(NetworkDeclaration network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var layer = network.Layers[i];
            foreach (var option in layer.Arguments)
            {
                if (option.Name == "AttentionUnits" && layer.Integer("Attention") != (int)Attention.Additive)
                {
                    yield return At(Element.OfLayer(i, option.Name), option.Name, "how wide the vectors of additive attention are", "Attention = Attention.Additive");
                }
                else if (option.Name == "Merge" && !layer.Flag("Bidirectional", false))
                {
                    yield return At(Element.OfLayer(i, option.Name), option.Name, "how the outputs of a second direction join those of the first", "Bidirectional = true");
                }
            }
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A name is a key in saved files and an identifier in the emitted code.</summary>
internal sealed class InvalidName() : Rule(RuleIds.InvalidName, "Layer name is not valid")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var layers = network.Declaration.Layers;
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i].Name is { } name && !IsValid(name))
            {
                yield return At(Element.OfLayer(i, "Name"), $"'{name}' is not a valid name of a layer. Use ASCII letters, digits and underscores, starting with a letter.");
            }
        }
    }

    private static bool IsValid(string name) => name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is '_' or (>= '0' and <= '9'));

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

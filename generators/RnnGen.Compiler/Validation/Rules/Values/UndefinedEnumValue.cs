using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A number cast to an enum has no meaning where the enum defines none.</summary>
internal sealed class UndefinedEnumValue() : Rule(RuleIds.UndefinedEnumValue, "Enum value is undefined")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var options = network.Options;
        return Option("Shape", options.Shape)
            .Concat(Option("Precision", options.Precision))
            .Concat(Option("Unroll", options.Unroll))
            .Concat(network.Declaration.Layers.SelectMany(Arguments))
            .Concat(network.Declaration.Losses.SelectMany(loss => Undefined(Element.OfLoss(loss), "The loss", loss.Kind).Concat(Undefined(Element.OfLoss(loss, "Targets"), "Targets", (LossTargets)(int)(loss.Written("Targets") ?? 0)))));
    }

    private IEnumerable<Finding> Option<T>(string name, T value)
        where T : struct, Enum =>
        Undefined(Element.OfNetwork(name), name, value);

    private IEnumerable<Finding> Undefined<T>(Element element, string name, T value)
        where T : struct, Enum =>
        Enum.IsDefined(typeof(T), value) ? [] : [Undefined(element, name, Convert.ToInt32(value, CultureInfo.InvariantCulture), typeof(T))];

    private IEnumerable<Finding> Arguments(LayerDeclaration layer, int index) =>
        from argument in layer.Arguments
        where EnumArguments.All.ContainsKey(argument.Name)
        let type = EnumArguments.All[argument.Name]
        where !Enum.IsDefined(type, (int)argument.Value)
        select Undefined(Element.OfLayer(index, argument.Name), argument.Name, (int)argument.Value, type);

    private Finding Undefined(Element element, string name, int value, Type type) =>
        At(element, $"{name} is {value}, which is not a defined value of {type.Name}. Use one of {string.Join(", ", Enum.GetNames(type))}.");
}

using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A layer of one's own has equations, and what they take: inputs, numbers, and widths.</summary>
internal sealed class LayerFit() : Rule(RuleIds.LayerFit, "Layer of one's own does not fit the network")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var layer in network.Layers.OfType<EquationLayer>())
        {
            var written = network.Declaration.Layers[layer.Index];
            if ((Unread(written) ?? Inputs(layer, written) ?? Numbers(layer, network.Options.Precision == Precision.Double) ?? Widths(layer)) is { } problem)
            {
                yield return At(Element.OfLayer(layer.Index), problem);
            }
        }
    }

    private static FormattableString? Unread(LayerDeclaration written) => written switch
    {
        { Cell: not null } => null,
        { CellSource: CellSource.Project } => $"The equations of '{written.CellName ?? "layer"}' cannot be read. Fix the errors that are reported on the class.",
        { CellSource: CellSource.None } => $"The class '{written.CellName}' of another project or package carries no equations. Make it partial, and build its project with the package RnnGen.",
        _ => $"The class '{written.CellName}' was built with a later version of RnnGen, so its equations cannot be read. Update RnnGen in this project.",
    };

    private static FormattableString? Inputs(EquationLayer layer, LayerDeclaration written)
    {
        string[] others = [.. Named(layer, CellParameterRole.Input).Skip(1)];
        var given = written.Beside.Count;
        return others.Length == given ? null
            : others.Length == 0 ? $"'{layer.Kind}' takes one input, but With names {given} more. Remove With, or add parameters of type Vector to Apply."
            : (FormattableString)$"'{layer.Kind}' takes {others.Length} more {(others.Length == 1 ? "input" : "inputs")} beside its first, {string.Join(", ", others)}, but With names {(given == 0 ? "none" : given)}. Name a layer or input for each in With.";
    }

    private static FormattableString? Numbers(EquationLayer layer, bool isDouble)
    {
        string[] names = [.. Named(layer, CellParameterRole.Option)];
        if (names.Length != layer.Numbers.Count)
        {
            var takes = names.Length == 0 ? "no numbers" : FormattableString.Invariant($"{names.Length} {(names.Length == 1 ? "number" : "numbers")}, {string.Join(", ", names)}");
            return $"'{layer.Kind}' takes {takes}, but {layer.Numbers.Count} {(layer.Numbers.Count == 1 ? "is" : "are")} given. Write [Layer<{layer.Kind}>({string.Join(", ", names.Prepend("units"))})].";
        }

        var wrong = layer.Numbers.FirstOrDefault(number => double.IsNaN(number) || double.IsInfinity(isDouble ? number : (float)number));
        return wrong == 0 ? null : (FormattableString)$"'{layer.Kind}' is given {wrong}, but its numbers must be finite in the network's precision. Give a finite number, or use Precision.Double.";
    }

    private static FormattableString? Widths(EquationLayer layer)
    {
        // A width that is not known belongs to a layer that another rule objects to.
        if (layer is not { Program: { } program, Types: { } types, FirstWidth: > 0 and var inputs, Units: >= 0 })
        {
            return null;
        }

        var widths = string.Join(" and ", Named(layer, CellParameterRole.Input).Zip(layer.Place.Sources, (name, source) => FormattableString.Invariant($"{name} of width {source.Width}")));
        if (types.Problems.Count > 0)
        {
            return $"With {widths}, the equations of '{layer.Kind}' do not fit: {CellProblemText.Of(types.Problems[0])}";
        }

        if (layer.Units == 0 && Enumerable.Range(0, program.Parameters.Count + program.Equations.Count).Any(value => types[value].Rows.DependsOnUnits || types[value].Columns.DependsOnUnits))
        {
            return $"The equations of '{layer.Kind}' leave a width open, which is that of the units, and none are given. Write [Layer<{layer.Kind}>(units)].";
        }

        return new EquationWidths(program, types, inputs, layer.Units, widths + (layer.Units == 0 ? "" : FormattableString.Invariant($" and {layer.Units} units")), "widths or units").Problem;
    }

    private static IEnumerable<string> Named(EquationLayer layer, CellParameterRole role) => layer.Program!.Parameters.Where(parameter => parameter.Role == role).Select(parameter => parameter.Name);
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Generator.Equations;

namespace RnnGen.Generator.Parsing;

/// <summary>From a class and its attributes to a declaration.</summary>
internal static class DeclarationParser
{
    /// <summary>The declaration of a network; null on all but the first of a class's annotated declarations.</summary>
    public static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type
        && NetworkAttributes.Of(type, cancellationToken) is { } attributes
        && attributes.Declaration == context.TargetNode
            ? Parse(type, attributes, context.SemanticModel.Compilation, cancellationToken)
            : null;

    /// <summary>The declaration of a network; users' cells are read in <paramref name="compilation"/>, so that it changes with them.</summary>
    public static NetworkDeclaration Parse(INamedTypeSymbol type, NetworkAttributes attributes, Compilation compilation, CancellationToken cancellationToken)
    {
        var network = new AttributeArguments(attributes.Network);
        var losses = attributes.Losses.Select(loss => new AttributeArguments(loss)).ToList();
        var isBroken = attributes.HasUnresolved || network.IsBroken || losses.Any(loss => loss.IsBroken);
        var layers = new List<LayerDeclaration>();
        foreach (var layer in attributes.Layers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var arguments = new AttributeArguments(layer);
            isBroken |= arguments.IsBroken;
            layers.Add(Layer(arguments, CellPrograms.TypeOf(layer), compilation, cancellationToken));
        }

        var problems = TypeProblems.Of(type, attributes.Declaration, layers.Count(layer => layer.Kind == "Input") > 1 || losses.Count > 1, cancellationToken)
            .Concat(Stray(attributes))
            .Concat(isBroken ? [new TypeProblem(TypeProblemKind.BrokenAttribute, "")] : []);

        return new NetworkDeclaration(
            TypeParser.Parse(type, problems, cancellationToken),
            Options(network),
            new EquatableArray<LayerDeclaration>(layers),
            new EquatableArray<LossDeclaration>(losses.Select((loss, i) => Loss(loss, i, LossPrograms.TypeOf(attributes.Losses[i]), compilation, cancellationToken))));
    }

    // The values that are not written are those of RecurrentNetworkAttribute.
    private static NetworkOptions Options(AttributeArguments arguments) => new(
        (SequenceShape)arguments.Integer("Shape", (int)SequenceShape.ManyToOne),
        arguments.Integer("Steps", 1),
        arguments.Integer("BatchSize", 1),
        (Precision)arguments.Integer("Precision", (int)Precision.Single),
        (UnrollMode)arguments.Integer("Unroll", (int)UnrollMode.Auto),
        arguments.Integer("UnrollFactor", 0))
    {
        OutputSteps = arguments.Integer("OutputSteps", 0),
        Stateful = arguments.Integer("Stateful", 0) != 0,
        BackpropSteps = arguments.Integer("BackpropSteps", 0),
        TraceGradients = arguments.Integer("TraceGradients", 0) != 0,
        InputGradients = arguments.Integer("InputGradients", 0) != 0,
        RepeatLastOutput = arguments.Integer("RepeatLastOutput", 0) != 0,
    };

    private static LossDeclaration Loss(AttributeArguments arguments, int index, INamedTypeSymbol? type, Compilation compilation, CancellationToken cancellationToken) => new(
        type is null ? (LossKind)arguments.Integer("kind", 0) : LossKind.Custom,
        new EquatableArray<LayerArgument>(arguments.Numbers.Where(number => number.Key != "kind").Select(number => new LayerArgument(number.Key, number.Value))))
    {
        WrittenQuantiles = new(arguments.NumberList("Quantiles")),
        Of = arguments.Text("Of"),
        Index = index,
        ClassName = type?.Name,
        Program = type is null ? null : LossPrograms.Of(type, compilation, cancellationToken),
        Source = type is null ? CellSource.Project : CellPrograms.SourceOf(type, compilation),
        Numbers = new(arguments.NumberList("numbers")),
    };

    private static LayerDeclaration Layer(AttributeArguments arguments, INamedTypeSymbol? cell, Compilation compilation, CancellationToken cancellationToken) => new(
        arguments.Kind,
        arguments.Text("Name"),
        new EquatableArray<LayerArgument>(arguments.Numbers.Select(number => new LayerArgument(number.Key, number.Value))))
    {
        Sources = new(arguments.Text("From") is { } source ? [source] : arguments.List("sources")),
        Cell = cell is null ? null : CellPrograms.Of(cell, compilation, cancellationToken),
        CellSource = cell is null ? CellSource.Project : CellPrograms.SourceOf(cell, compilation),
        CellName = cell?.Name,
        Beside = new(arguments.List("With")),
        InitialSources = new(arguments.List("InitialStateFrom")),
        Numbers = new(arguments.NumberList("numbers")),
    };

    private static IEnumerable<TypeProblem> Stray(NetworkAttributes attributes) =>
        from index in Enumerable.Range(0, attributes.Layers.Length)
        where attributes.IsStray(attributes.Layers[index])
        select new TypeProblem(TypeProblemKind.LayersSpread, index.ToString(CultureInfo.InvariantCulture));
}

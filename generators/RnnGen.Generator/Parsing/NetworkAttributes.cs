using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Parsing;

/// <summary>The attributes of a network, in the order in which they count.</summary>
/// <param name="Network">[RecurrentNetwork].</param>
/// <param name="Layers">Layers in written order: those beside [RecurrentNetwork], then stray ones of other declarations.</param>
/// <param name="Losses">Each [Loss], in the order of layers.</param>
/// <param name="HasUnresolved">Whether an attribute on the class does not exist, so that something may seem missing.</param>
internal sealed record NetworkAttributes(
    AttributeData Network,
    ImmutableArray<AttributeData> Layers,
    ImmutableArray<AttributeData> Losses,
    bool HasUnresolved)
{
    public const string NetworkName = "RnnGen.RecurrentNetworkAttribute";
    private const string LayerName = "RnnGen.LayerAttribute";
    private const string LossName = "RnnGen.LossAttribute";
    private const string CustomLossName = "RnnGen.LossAttribute`1";

    /// <summary>The declaration that holds [RecurrentNetwork].</summary>
    public SyntaxNode Declaration { get; } = DeclarationOf(Network)!;

    /// <summary>The attributes of a class; null when it is no network. A repeated [RecurrentNetwork] is reported by C#; its first counts.</summary>
    public static NetworkAttributes? Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var written = type.GetAttributes().Where(attribute => attribute.ApplicationSyntaxReference is not null).ToArray();
        if (written.FirstOrDefault(attribute => IsNamed(attribute.AttributeClass, NetworkName)) is not { } network)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var ordered = Order(written, DeclarationOf(network)!);
        return new NetworkAttributes(
            network,
            [.. ordered.Where(attribute => IsLayer(attribute.AttributeClass))],
            [.. ordered.Where(attribute => IsNamed(attribute.AttributeClass, LossName) || IsNamed(attribute.AttributeClass, CustomLossName))],
            written.Any(attribute => attribute.AttributeClass is null or { TypeKind: TypeKind.Error }));
    }

    /// <summary>Whether a class is annotated as a network.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => IsNamed(attribute.AttributeClass, NetworkName));

    /// <summary>Whether an attribute stands on another declaration of the class than [RecurrentNetwork].</summary>
    public bool IsStray(AttributeData attribute) => DeclarationOf(attribute) != Declaration;

    // Roslyn joins the parts of a class in file order and keeps source order within each; positions say the latter outright.
    private static IEnumerable<AttributeData> Order(IEnumerable<AttributeData> attributes, SyntaxNode first) =>
        attributes
            .OrderBy(attribute => DeclarationOf(attribute) == first ? 0 : 1)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference!.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference!.Span.Start);

    // An attribute stands in a list, and the list on the declaration.
    private static SyntaxNode? DeclarationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent;

    private static bool IsLayer(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (IsNamed(current, LayerName))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(INamedTypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "RnnGen", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
        && type.MetadataName == name.Substring("RnnGen.".Length);
}

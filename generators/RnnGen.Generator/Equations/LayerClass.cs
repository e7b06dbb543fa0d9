using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>Tells which classes are layers.</summary>
internal static class LayerClass
{
    /// <summary>The name of the method that is the layer.</summary>
    public const string Apply = "Apply";

    /// <summary>Whether a class is a layer: derived from SequenceLayer, and more than a base that lends functions to others.</summary>
    public static bool IsLayer(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false }
        && Inheritance.Of(type).Skip(1).Any(LibraryTypes.IsSequenceLayer)
        && (!type.IsAbstract || Methods(type).Any());

    /// <summary>The methods of that name.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol layer) => layer.GetMembers(Apply).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary);
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>Tells which classes are losses.</summary>
internal static class LossClass
{
    /// <summary>The name of the method that is the loss.</summary>
    public const string Loss = "Loss";

    /// <summary>The name of the method that is the link function.</summary>
    public const string Predict = "Predict";

    /// <summary>The name of the method that says what a decoder feeds back.</summary>
    public const string Point = "Point";

    /// <summary>The name of the method that draws.</summary>
    public const string Sample = "Sample";

    /// <summary>Whether a class is a loss: derived from SequenceLoss, and more than a base that lends functions to others.</summary>
    public static bool IsLoss(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false }
        && Inheritance.Of(type).Skip(1).Any(LibraryTypes.IsSequenceLoss)
        && (!type.IsAbstract || Methods(type, Loss).Any());

    /// <summary>The methods of a name.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol loss, string name) =>
        loss.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary);
}

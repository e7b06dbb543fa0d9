using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Diagnostics;

/// <summary>From the piece of a declaration that a finding names to the text to underline.</summary>
internal sealed class FindingLocator(INamedTypeSymbol type, NetworkAttributes attributes, CancellationToken cancellationToken)
{
    /// <summary>The location of an element; the class's name where the element is not in the source.</summary>
    public Location Locate(Element element) => Find(element) ?? NameOf(type);

    private Location? Find(Element element) => element.Kind switch
    {
        ElementKind.Network => Argument(attributes.Network, element.Name),
        ElementKind.Layer => Argument(attributes.Layers[element.Layer], element.Name, element.Item),
        ElementKind.Loss when element.Layer < attributes.Losses.Length => Argument(attributes.Losses[element.Layer], element.Name.Length == 0 ? "kind" : element.Name, element.Item),
        ElementKind.Member => Member(element.Name),
        ElementKind.Constructor => type.InstanceConstructors
            .Where(constructor => ConstructorProblems.Parameters(constructor) == element.Name && !EmittedSource.Declares(constructor))
            .Select(InSource)
            .FirstOrDefault(),
        ElementKind.Container => TypeParser.Containers(type).Where(container => container.Name == element.Name).Select(NameOf).FirstOrDefault(),
        _ => null,
    };

    private Location? Member(string name) =>
        type.GetMembers(name).Where(member => !EmittedSource.Declares(member)).Select(InSource).FirstOrDefault();

    private static Location? InSource(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    // The declaration that has the attribute, where a class has several.
    private Location NameOf(INamedTypeSymbol symbol)
    {
        var around = attributes.Declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
        var declaration = around.FirstOrDefault(syntax => symbol.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span));
        return declaration?.Identifier.GetLocation() ?? symbol.Locations[0];
    }

    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The argument.</param>
    /// <param name="item">Of an argument that is a list, which of its elements.</param>
    private Location? Argument(AttributeData attribute, string name, int item = 0)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var named = arguments.FirstOrDefault(argument =>
            (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name);
        var first = attribute.AttributeConstructor?.Parameters.Select(parameter => parameter.Name).ToList().IndexOf(name) ?? -1;
        var position = first < 0 ? -1 : first + Math.Max(item, 0);
        var positional = position >= 0 && position < arguments.Count && arguments[position] is { NameEquals: null, NameColon: null } argument
            ? argument
            : null;
        var list = named ?? (first >= 0 && first < arguments.Count ? arguments[first] : null);
        return (ElementOf(list?.Expression, item) ?? (named ?? positional)?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }

    /// <summary>An element of a list that is written as an array; null where it is not.</summary>
    private static ExpressionSyntax? ElementOf(ExpressionSyntax? list, int item)
    {
        if (item == Element.Whole)
        {
            return null;
        }

        var elements = list switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
            _ => default,
        };
        return list is CollectionExpressionSyntax collection
            ? collection.Elements.Skip(item).Select(element => (element as ExpressionElementSyntax)?.Expression).FirstOrDefault()
            : item < elements.Count ? elements[item] : null;
    }
}

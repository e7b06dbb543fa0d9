using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Parsing;

/// <summary>
/// Names for a network's files: namespace, containing types and name, joined by dots. Roslyn ignores case in such names and takes letters
/// and digits only, and one repeated or invalid name (CS8785) silences the generator for the whole project; so where a sibling
/// differs only by case, or a character does not fit, a hash of the exact name follows.
/// </summary>
internal static class HintNames
{
    public static string Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var exact = type.Name;
        var isAmbiguous = HasTwin(type);
        for (INamespaceOrTypeSymbol? outer = Outer(type); outer is not null; outer = Outer(outer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            exact = outer.Name + (outer.IsNamespace ? "." : "+") + exact;
            isAmbiguous |= HasTwin(outer);
        }

        var name = Sanitize(exact);
        return isAmbiguous || name != exact.Replace('+', '.') ? name + "-" + Hash(exact) : name;
    }

    private static INamespaceOrTypeSymbol? Outer(INamespaceOrTypeSymbol symbol) =>
        symbol.ContainingType ?? (symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space : null as INamespaceOrTypeSymbol);

    // A generic type of the same name emits nothing; a namespace of the same name is an error of its own, and may hold networks.
    private static bool HasTwin(INamespaceOrTypeSymbol symbol)
    {
        var siblings = (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        return siblings.GetMembers().OfType<INamespaceOrTypeSymbol>().Any(sibling =>
            string.Equals(sibling.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)
            && (sibling.Name != symbol.Name || sibling.IsNamespace != symbol.IsNamespace));
    }

    private static string Sanitize(string exact)
    {
        var name = new StringBuilder(exact);
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = name[i] == '+' ? '.' : char.IsLetterOrDigit(name[i]) || name[i] is '.' or '_' ? name[i] : '_';
        }

        return name.ToString();
    }

    // FNV-1a, 64 bits: the same on every machine, unlike string.GetHashCode.
    private static string Hash(string text)
    {
        unchecked
        {
            var hash = Encoding.UTF8.GetBytes(text).Aggregate(14695981039346656037UL, (h, b) => (h ^ b) * 1099511628211UL);
            return hash.ToString("x16", CultureInfo.InvariantCulture).Substring(0, 8);
        }
    }
}

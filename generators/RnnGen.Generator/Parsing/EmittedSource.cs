using System.Linq;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Parsing;

/// <summary>
/// What is the generator's own: it never sees its output, but the analyzer, which reads the same classes with the same code, does.
/// </summary>
internal static class EmittedSource
{
    // Roslyn files what a generator adds under the generator's full name.
    private static readonly string Folder = "/" + typeof(RnnGenerator).FullName + "/";

    /// <summary>Whether a symbol is declared in emitted files alone.</summary>
    public static bool Declares(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is { Length: > 0 } declarations
        && declarations.All(declaration => Contains(declaration.SyntaxTree));

    /// <summary>Whether a tree is an emitted file.</summary>
    public static bool Contains(SyntaxTree tree) => tree.FilePath.Replace('\\', '/').Contains(Folder);
}

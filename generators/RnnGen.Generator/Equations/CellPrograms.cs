using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Generator.Equations;

/// <summary>The equations of the cells that networks use, from wherever they are.</summary>
internal static class CellPrograms
{
    /// <summary>The class of a layer attribute [Cell&lt;T&gt;] or [Layer&lt;T&gt;]; null for others.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData layer) =>
        layer.AttributeClass is { MetadataName: "CellAttribute`1" or "LayerAttribute`1", ContainingNamespace: { Name: "RnnGen", ContainingNamespace.IsGlobalNamespace: true }, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Class } cell] } ? cell : null;

    /// <summary>
    /// From the source where this compilation holds it. A cell of another project or package has its equations in an attribute: there is no meaning to its source here,
    /// also where an editor shows it. Null where there are none.
    /// </summary>
    public static CellProgram? Of(INamedTypeSymbol cell, Compilation compilation, CancellationToken cancellationToken) =>
        IsOf(compilation, cell)
            ? CellReadings.Of(cell, compilation, cancellationToken).Program
            : Carried(cell) is not { } text ? null
            : LayerClass.IsLayer(cell) ? CellText.ReadLayer(text) : CellText.Read(text);

    /// <summary>The source of the equations that <see cref="Of"/> returns.</summary>
    public static CellSource SourceOf(INamedTypeSymbol cell, Compilation compilation) =>
        IsOf(compilation, cell) ? CellSource.Project : Carried(cell) is null ? CellSource.None : CellSource.Attribute;

    /// <summary>Whether a compilation holds the source of a class.</summary>
    public static bool IsOf(Compilation compilation, INamedTypeSymbol cell) => cell.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree));

    /// <summary>The equations that a class of another project carries, as text; null where it carries none.</summary>
    public static string? Carried(INamedTypeSymbol cell) =>
        cell.GetAttributes()
            .Where(attribute => LibraryTypes.IsNamed(attribute.AttributeClass, LibraryTypes.CellProgramAttribute))
            .Select(attribute => attribute.ConstructorArguments is [{ Value: string text }] ? text : null)
            .FirstOrDefault();
}

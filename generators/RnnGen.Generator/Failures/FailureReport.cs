using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Diagnostics;
using RnnGen.Generator.Equations;

namespace RnnGen.Generator.Failures;

/// <summary>A failure as a diagnostic, on the class that it is about.</summary>
internal static class FailureReport
{
    /// <summary>The diagnostic at the name of a class.</summary>
    public static Diagnostic At(INamedTypeSymbol type, string failure) => Of(type.Name, CellClass.NameOf(type), failure);

    /// <summary>The diagnostic at the name of a class that is known by its declaration alone.</summary>
    public static Diagnostic At(TypeDeclaration type, Compilation compilation, string failure) =>
        compilation.Assembly.GetTypeByMetadataName(MetadataName(type)) is { } symbol ? At(symbol, failure) : Of(type.Name, Location.None, failure);

    /// <summary>The diagnostic at a location.</summary>
    public static Diagnostic Of(string name, Location location, string failure) =>
        Diagnostic.Create(Descriptors.OfFailures, location, InternalError.Message(name, failure));

    private static string MetadataName(TypeDeclaration type) =>
        (type.Namespace.Length == 0 ? "" : type.Namespace + ".") + string.Join("+", type.ContainingTypes.Select(container => container.Name).Append(type.Name));
}

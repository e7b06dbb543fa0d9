using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Emission;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>The method that makes the numbers of a parameter with [Constant]. The emitted network calls it; its body is not read.</summary>
internal sealed class ConstantMethod
{
    public const string Attribute = "ConstantAttribute";

    private ConstantMethod(string text, string? problem) => (Text, Problem) = (text, problem);

    /// <summary>The method with its class, as C# anywhere calls it.</summary>
    public string Text { get; }

    /// <summary>The message about a method that cannot be called; null where it can.</summary>
    public string? Problem { get; }

    /// <summary>Whether the arguments are those of a [Constant].</summary>
    public static bool IsMeant(AttributeArguments arguments) => arguments.Kind + "Attribute" == Attribute;

    /// <summary>The method of a parameter; null where it is no [Constant].</summary>
    public static ConstantMethod? Of(IParameterSymbol parameter, AttributeArguments? arguments)
    {
        if (arguments is null || !IsMeant(arguments))
        {
            return null;
        }

        var (type, name) = (parameter.ContainingType, arguments.Text("method") ?? "");
        var signature = LibraryTypes.IsMatrix(parameter.Type) ? $"static Matrix {name}(int rows, int columns)" : $"static Vector {name}(int length)";
        var least = CellClass.IsPublic(type) ? Accessibility.Public : Accessibility.Internal;
        var methods = type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToArray();
        var fitting = methods.FirstOrDefault(method => Fits(method, parameter.Type));
        var problem = name.Length == 0 ? $"[Constant] of '{parameter.Name}' names no method. Name one of the class: [Constant(nameof(Basis))]."
            : methods.Length == 0 ? $"'{parameter.Name}' is made by '{name}', but '{type.Name}' has no such method. Add '{Word(least)} {signature}'."
            : fitting is null ? $"'{parameter.Name}' cannot be made by '{name}' as it is declared. Write '{Word(least)} {signature}'."
            : !IsReachable(fitting, least) ? $"The emitted network calls '{name}', which makes '{parameter.Name}', but cannot reach it. Make it {Word(least)}."
            : TypeParser.Containers(type).Prepend(type).FirstOrDefault(each => !IsReachable(each, Accessibility.Internal)) is { } hidden ? $"The emitted network calls '{name}', which makes '{parameter.Name}', but cannot reach '{hidden.Name}'. Make '{hidden.Name}' internal."
            : null;
        return new ConstantMethod($"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Keywords.Escape(name)}", problem);
    }

    private static bool Fits(IMethodSymbol method, ITypeSymbol result) =>
        method is { IsStatic: true, IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, result)
        && method.Parameters.Length == (LibraryTypes.IsMatrix(result) ? 2 : 1)
        && method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 });

    private static bool IsReachable(ISymbol symbol, Accessibility least) => symbol.DeclaredAccessibility == Accessibility.Public
        || (least == Accessibility.Internal && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static string Word(Accessibility least) => least == Accessibility.Public ? "public" : "internal";
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations;

/// <summary>The method of a cell that is its equations.</summary>
internal static class StepMethod
{
    public const string Name = "Step";

    /// <summary>The methods of that name.</summary>
    public static IEnumerable<IMethodSymbol> All(INamedTypeSymbol cell) => cell.GetMembers(Name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary);

    /// <summary>What keeps a method from being the equations of its class; null where nothing does.</summary>
    public static string? Problem(IMethodSymbol step, SyntaxNode? declaration) =>
        !step.IsStatic ? "its Step is not static"
        : step.IsGenericMethod ? "its Step is generic"
        : step.IsAsync ? "its Step is asynchronous"
        : step.IsVararg ? "its Step takes '__arglist'"
        : declaration is null ? "its Step has no body"
        : null;
}

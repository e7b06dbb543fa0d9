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

    /// <summary>The message about a method that cannot be the equations of its class; null where it can.</summary>
    public static string? Problem(INamedTypeSymbol cell, IMethodSymbol step, SyntaxNode? declaration) =>
        !step.IsStatic ? $"'{cell.Name}.Step' is not static. Make it static; values that are kept from step to step are [State] parameters."
        : step.IsGenericMethod ? $"'{cell.Name}.Step' is generic. Write it for Vector and Matrix."
        : step.IsAsync ? $"'{cell.Name}.Step' is asynchronous. Return the next value of each state directly."
        : step.IsVararg ? $"'{cell.Name}.Step' takes '__arglist'. Declare one parameter per value."
        : declaration is null ? $"'{cell.Name}.Step' has no body in this project. Give it one."
        : null;
}

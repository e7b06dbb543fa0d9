using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>The result of a step: the next value of each state, in the order of the states.</summary>
internal static class StepResult
{
    /// <summary>Objects to a type that is not that of the states.</summary>
    public static void Check(IMethodSymbol step, SyntaxNode declaration, IReadOnlyList<CellParameter> parameters, Objections objections)
    {
        if (step.ReturnType.TypeKind == TypeKind.Error)
        {
            objections.Reject();
            return;
        }

        var states = parameters.Where(parameter => parameter.Role == CellParameterRole.State).ToArray();
        var results = Flat(step.ReturnType).ToArray();
        var names = results.Select(result => result.Name).ToArray();
        var isMatching = step is { ReturnsByRef: false, ReturnsByRefReadonly: false }
            && results.Length == states.Length
            && results.Zip(states, (result, state) => state.IsMatrix ? LibraryTypes.IsMatrix(result.Type) : LibraryTypes.IsVector(result.Type)).All(each => each);

        // The names of the states in another order: two states of one type would change places without a word.
        var isSwapped = isMatching && !names.SequenceEqual(states.Select(state => state.Name)) && new HashSet<string?>(names).SetEquals(states.Select(state => state.Name));
        if (!isMatching || isSwapped)
        {
            var place = (declaration as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? step.Locations[0];
            var returned = step.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            objections.Add(CellRules.StepResult, place, $"Step returns '{returned}', but its states need '{Expected(states)}'. Return the next value of each state, in the order of the parameters.");
        }
    }

    /// <summary>The values of a result, and where each is written.</summary>
    public static IEnumerable<(SymbolicValue Value, SyntaxNode Place)> Values(SymbolicValue value, IOperation place)
    {
        if (value is not TupleValue tuple)
        {
            return [(value, place.Syntax)];
        }

        var written = Written(place);
        return tuple.Elements.SelectMany((element, i) => Values(element, written is not null && written.Elements.Length == tuple.Elements.Count ? written.Elements[i] : place));
    }

    private static ITupleOperation? Written(IOperation place) => place switch
    {
        ITupleOperation tuple => tuple,
        IConversionOperation conversion => Written(conversion.Operand),
        _ => null,
    };

    private static IEnumerable<(string? Name, ITypeSymbol Type)> Flat(ITypeSymbol type, string? name = null) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.SelectMany(element => Flat(element.Type, element.IsExplicitlyNamedTupleElement ? element.Name : null))
            : [(name, type)];

    private static string Expected(IReadOnlyList<CellParameter> states)
    {
        var parts = states.Select(state => (state.IsMatrix ? "Matrix" : "Vector") + (states.Count > 1 ? " " + state.Name : ""));
        return states.Count > 1 ? "(" + string.Join(", ", parts) + ")" : string.Concat(parts);
    }
}

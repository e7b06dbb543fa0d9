using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>Reads a method with one result: of a loss, of a layer.</summary>
/// <param name="type">The class.</param>
/// <param name="sources">The sources of methods.</param>
/// <param name="objections">Where objections go.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed class MethodReader(INamedTypeSymbol type, MethodSources sources, Objections objections, CancellationToken cancellationToken)
{
    /// <summary>The message about a method that cannot be equations; null where it can.</summary>
    /// <param name="method">The method.</param>
    /// <param name="declaration">Its declaration; null where it has no body here.</param>
    /// <param name="signature">How it is written.</param>
    /// <param name="isResult">Whether a type is that of its result.</param>
    /// <param name="values">The types that it is written for.</param>
    public string? Problem(IMethodSymbol method, SyntaxNode? declaration, string signature, Func<ITypeSymbol, bool> isResult, string values) =>
        !method.IsStatic ? $"'{type.Name}.{method.Name}' is not static. Write '{signature}'."
        : method.IsGenericMethod ? $"'{type.Name}.{method.Name}' is generic. Write it for {values}."
        : method.IsAsync ? $"'{type.Name}.{method.Name}' is asynchronous. Return the result directly."
        : method.IsVararg ? $"'{type.Name}.{method.Name}' takes '__arglist'. Declare one parameter per value."
        : declaration is null ? $"'{type.Name}.{method.Name}' has no body in this project. Give it one."
        : method.ReturnType.TypeKind != TypeKind.Error && (method.ReturnsByRef || method.ReturnsByRefReadonly || !isResult(method.ReturnType))
            ? $"'{type.Name}.{method.Name}' returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'. Write '{signature}'."
        : null;

    /// <summary>The equations of a method; null where there is something to object to.</summary>
    public CellProgram? Read(IMethodSymbol method, SyntaxNode declaration, IReadOnlyList<CellParameter> parameters)
    {
        var equations = new EquationList(parameters.Count);
        var run = new Interpreter(method.Locations[0], sources, objections, equations, cancellationToken);
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = new ComputedValue(i);
            run[method.Parameters[i]] = StepParameterReader.IsTrainedNumber(method.Parameters[i].Type, parameters[i].Role) ? equations.Only(parameter, declaration) : parameter;
        }

        var result = run.Calls.Run(method, declaration, place: null);
        var place = run.Calls.StepResult?.Syntax ?? declaration;
        result = result is KnownValue ? Conversions.ToScalar(run, result, place) : result;
        if (objections.AreGrave || result is not ComputedValue computed)
        {
            objections.RejectUnlessGrave();
            return null;
        }

        var program = new CellProgram(type.Name, new(parameters), new(equations.Equations), new([computed.Number]));
        EquationTyping.Check(new StepReading(program, [.. method.Parameters.Select(parameter => parameter.Locations[0])], equations, [place]), objections);
        return objections.AreGrave ? null : program;
    }
}

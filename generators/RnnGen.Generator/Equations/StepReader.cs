using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>From the method Step of a cell to its equations.</summary>
internal static class StepReader
{
    /// <summary>The equations; null where there is something to object to, or C# has errors.</summary>
    public static StepReading? Read(INamedTypeSymbol cell, MethodSources sources, Objections objections, CancellationToken cancellationToken)
    {
        if (Declaration(cell, sources, objections) is not { } declaration || sources.MethodOf(declaration) is not { } step)
        {
            return null;
        }

        var signature = StepSignature.Of(step, objections, cancellationToken);
        if (!objections.AreGrave)
        {
            StepResult.Check(step, declaration, signature.Parameters, objections);
        }

        return objections.AreGrave ? null : Read(cell, step, declaration, signature, sources, objections, cancellationToken);
    }

    private static SyntaxNode? Declaration(INamedTypeSymbol cell, MethodSources sources, Objections objections)
    {
        var steps = StepMethod.All(cell).ToArray();
        var declaration = steps.Length == 1 ? sources.DeclarationOf(steps[0]) : null;
        var problem = steps.Length switch
        {
            0 => $"'{cell.Name}' has no method Step. Add 'public static Vector Step(Vector x, [State] Vector h, ...)'.",
            1 => StepMethod.Problem(cell, steps[0], declaration),
            _ => $"'{cell.Name}' has several methods Step, but a cell has exactly one. Keep one of them.",
        };
        if (problem is null)
        {
            return declaration;
        }

        objections.Add(CellRules.StepMissing, steps.Length == 0 ? CellClass.NameOf(cell) : steps[steps.Length - 1].Locations[0], problem);
        return null;
    }

    private static StepReading? Read(
        INamedTypeSymbol cell, IMethodSymbol step, SyntaxNode declaration, StepSignature signature, MethodSources sources, Objections objections, CancellationToken cancellationToken)
    {
        var equations = new EquationList(signature.Parameters.Count);
        var run = new Interpreter(step.Locations[0], sources, objections, equations, cancellationToken);
        for (var i = 0; i < step.Parameters.Length; i++)
        {
            run[step.Parameters[i]] = signature.Values[i] is ComputedValue vector && LibraryTypes.IsScalar(step.Parameters[i].Type) ? equations.Only(vector, declaration) : signature.Values[i];
        }

        var result = run.Calls.Run(step, declaration, place: null);
        var results = run.Calls.StepResult is { } place ? StepResult.Values(result, place).ToArray() : [];
        if (objections.AreGrave || results.Length == 0 || results.Any(each => each.Value is not ComputedValue))
        {
            objections.RejectUnlessGrave();
            return null;
        }

        var program = new CellProgram(
            cell.Name,
            new EquatableArray<CellParameter>(signature.Parameters),
            new EquatableArray<Equation>(equations.Equations),
            new EquatableArray<int>(results.Select(each => ((ComputedValue)each.Value).Number)));
        return new StepReading(program, signature.Places, equations, [.. results.Select(each => each.Place)]);
    }
}

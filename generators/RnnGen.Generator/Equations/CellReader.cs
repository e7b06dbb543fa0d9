using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>From the source of a cell to its equations.</summary>
internal static class CellReader
{
    /// <summary>Reads a cell that this compilation holds the source of.</summary>
    public static CellReading Read(INamedTypeSymbol cell, Compilation compilation, CancellationToken cancellationToken)
    {
        var objections = new Objections();
        var sources = new MethodSources(compilation, cancellationToken);
        if (CellClass.Unsupported(cell) is { } unsupported)
        {
            objections.Add(CellRules.UnsupportedCellClass, CellClass.NameOf(cell), cell.Name, unsupported);
        }
        else if (CellClass.IsPublic(cell) && CellClass.NotPartial(cell, cancellationToken) is { } type)
        {
            objections.Add(CellRules.CellNotPartial, CellClass.NameOf(cell), cell.Name, type.Name);
        }

        var program = objections.AreGrave ? null : Read(cell, sources, objections, cancellationToken);
        return new CellReading(objections.AreGrave ? null : program, objections.All);
    }

    private static CellProgram? Read(INamedTypeSymbol cell, MethodSources sources, Objections objections, CancellationToken cancellationToken)
    {
        var steps = StepMethod.All(cell).ToArray();
        var declaration = steps.Length == 1 ? sources.DeclarationOf(steps[0]) : null;
        var problem = steps.Length == 0 ? "it has no method Step" : steps.Length > 1 ? $"it has {steps.Length} methods Step" : StepMethod.Problem(steps[0], declaration);
        if (problem is not null)
        {
            objections.Add(CellRules.StepMissing, steps.Length == 0 ? CellClass.NameOf(cell) : steps[steps.Length - 1].Locations[0], cell.Name, problem);
            return null;
        }

        var step = sources.MethodOf(declaration!)!;
        var signature = StepSignature.Of(step, objections, cancellationToken);
        if (!objections.AreGrave)
        {
            StepResult.Check(step, declaration!, signature.Parameters, objections);
        }

        return objections.AreGrave ? null : Read(cell, step, declaration!, signature, sources, objections, cancellationToken);
    }

    private static CellProgram? Read(
        INamedTypeSymbol cell, IMethodSymbol step, SyntaxNode declaration, StepSignature signature, MethodSources sources, Objections objections, CancellationToken cancellationToken)
    {
        var equations = new EquationList(signature.Parameters.Count);
        var run = new Interpreter(sources, objections, equations, cancellationToken);
        for (var i = 0; i < step.Parameters.Length; i++)
        {
            run[step.Parameters[i]] = signature.Values[i];
        }

        var result = run.Calls.Run(step, declaration, place: null);
        if (objections.AreGrave || run.Calls.StepResult is not { } place)
        {
            objections.RejectUnlessGrave();
            return null;
        }

        var results = StepResult.Values(result, place).ToArray();
        if (results.Any(each => each.Value is not ComputedValue))
        {
            objections.RejectUnlessGrave();
            return null;
        }

        var program = new CellProgram(
            cell.Name,
            new EquatableArray<CellParameter>(signature.Parameters),
            new EquatableArray<Equation>(equations.Equations),
            new EquatableArray<int>(results.Select(each => ((ComputedValue)each.Value).Number)));
        new EquationTyping(program, signature, equations, [.. results.Select(each => each.Place)]).Check(objections);
        return program;
    }
}

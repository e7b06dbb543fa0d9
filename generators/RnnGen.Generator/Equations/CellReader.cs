using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Failures;

namespace RnnGen.Generator.Equations;

/// <summary>From the source of a cell to its equations.</summary>
internal static class CellReader
{
    /// <summary>Reads a cell that this compilation holds the source of. A failure is an objection: networks that use the cell have nothing to do with it.</summary>
    public static CellReading Read(INamedTypeSymbol cell, Compilation compilation, CancellationToken cancellationToken)
    {
        var reading = Attempt<CellReading>.At(() => ReadSource(cell, compilation, cancellationToken));
        return reading.Value ?? new CellReading(null, [new Objection(CellRules.InternalError, CellClass.NameOf(cell), InternalError.Message(cell.Name, reading.Failure!))]);
    }

    private static CellReading ReadSource(INamedTypeSymbol cell, Compilation compilation, CancellationToken cancellationToken)
    {
        var objections = new Objections();
        if (!EquationClass.Check(cell, "cell", objections, cancellationToken))
        {
            return new CellReading(null, objections.All);
        }

        var step = StepReader.Read(cell, new MethodSources(compilation, cancellationToken), objections, cancellationToken);
        if (step is not null)
        {
            EquationTyping.Check(step, objections);
        }

        return new CellReading(objections.AreGrave ? null : step?.Program, objections.All);
    }
}

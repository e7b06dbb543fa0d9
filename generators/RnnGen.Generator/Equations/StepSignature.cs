using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>The parameters of a step: what they are in the program, and what they stand for in the body.</summary>
internal sealed class StepSignature
{
    private readonly List<CellParameter> _parameters = [];
    private readonly List<Location> _places = [];
    private readonly List<SymbolicValue> _values = [];

    private StepSignature()
    {
    }

    /// <summary>The parameters of the program; those of a tuple one by one.</summary>
    public IReadOnlyList<CellParameter> Parameters => _parameters;

    /// <summary>Where each of them stands.</summary>
    public IReadOnlyList<Location> Places => _places;

    /// <summary>What each parameter of the method stands for.</summary>
    public IReadOnlyList<SymbolicValue> Values => _values;

    public static StepSignature Of(IMethodSymbol step, Objections objections, CancellationToken cancellationToken)
    {
        var signature = new StepSignature();
        foreach (var parameter in step.Parameters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            signature.Add(parameter, objections);
        }

        if (!objections.AreGrave)
        {
            signature.Expect(CellParameterRole.Input, "has no input: a parameter without an attribute", "Vector x", step, objections);
            signature.Expect(CellParameterRole.State, "has no state", "[State] Vector h", step, objections);
        }

        return signature;
    }

    private void Add(IParameterSymbol parameter, Objections objections)
    {
        var place = parameter.Locations[0];
        var reading = StepParameterReader.Read(parameter, objections);
        if (reading is { Role: CellParameterRole.Input } && _parameters.Any(each => each.Role == CellParameterRole.Input))
        {
            objections.Add(CellRules.StepParameter, place, parameter.Name, "is a second input. What the cell trains has [Weight], [Recurrent] or [Bias]; what it carries from step to step has [State]");
        }

        _values.Add(reading is null ? SymbolicValue.Broken
            : parameter.Type is INamedTypeSymbol { IsTupleType: true } tuple ? new TupleValue([.. tuple.TupleElements.Select(element => AddElement(parameter, element, reading, place))])
            : Add(parameter.Name, parameter.Type, reading, place));
    }

    private ComputedValue AddElement(IParameterSymbol tuple, IFieldSymbol element, StepParameter reading, Location place)
    {
        var name = element.IsExplicitlyNamedTupleElement ? element.Name : tuple.Name + (element.ContainingType.TupleElements.IndexOf(element) + 1);
        return Add(_parameters.Any(each => each.Name == name) ? tuple.Name + "_" + name : name, element.Type, reading, place);
    }

    private ComputedValue Add(string name, ITypeSymbol type, StepParameter reading, Location place)
    {
        _parameters.Add(reading.Named(name, LibraryTypes.IsMatrix(type)));
        _places.Add(place);
        return new ComputedValue(_parameters.Count - 1);
    }

    private void Expect(CellParameterRole role, string problem, string example, IMethodSymbol step, Objections objections)
    {
        if (_parameters.All(parameter => parameter.Role != role))
        {
            objections.Add(CellRules.StepParameter, step.Locations[0], step.Name, $"{problem}. Add one, such as '{example}'");
        }
    }
}

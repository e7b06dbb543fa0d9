using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>The parameters of a step: what they are in the program, and what they stand for in the body.</summary>
internal sealed class StepSignature
{
    private const string SecondDirection = "_reverse";

    private readonly HashSet<string> _elements = [];
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
            : parameter.Type is INamedTypeSymbol { IsTupleType: true } tuple ? new TupleValue([.. tuple.TupleElements.Select(element => AddElement(parameter, element, reading, objections))])
            : Add(parameter, parameter.Name, parameter.Type, reading, objections));
    }

    // Two tuples may have elements of one name; the second is then called after its tuple as well.
    private ComputedValue AddElement(IParameterSymbol tuple, IFieldSymbol element, StepParameter reading, Objections objections)
    {
        var name = element.IsExplicitlyNamedTupleElement ? element.Name : tuple.Name + (element.ContainingType.TupleElements.IndexOf(element) + 1);
        name = _elements.Add(name) ? name : tuple.Name + "_" + name;
        return Add(tuple, name, element.Type, reading, objections);
    }

    private ComputedValue Add(IParameterSymbol parameter, string name, ITypeSymbol type, StepParameter reading, Objections objections)
    {
        if (Problem(name, reading) is { } problem)
        {
            objections.Add(CellRules.StepParameter, parameter.Locations[0], parameter.Name, problem);
        }

        _parameters.Add(reading.Named(name, LibraryTypes.IsMatrix(type)));
        _places.Add(parameter.Locations[0]);
        return new ComputedValue(_parameters.Count - 1);
    }

    /// <summary>What is wrong with the name of a parameter, or of one of its elements; null where nothing is.</summary>
    private string? Problem(string name, StepParameter reading) =>
        reading.Role is not (CellParameterRole.Input or CellParameterRole.State) && name.EndsWith(SecondDirection, StringComparison.Ordinal) ? $"ends in '{SecondDirection}', as the tensors of a bidirectional layer's second direction do. Give it another name"
        : _parameters.Any(each => each.Name == name) ? $"comes to a second value called '{name}', beside an element of a tuple or another parameter. Rename one"
        : null;

    private void Expect(CellParameterRole role, string problem, string example, IMethodSymbol step, Objections objections)
    {
        if (_parameters.All(parameter => parameter.Role != role))
        {
            objections.Add(CellRules.StepParameter, step.Locations[0], step.Name, $"{problem}. Add one, such as '{example}'");
        }
    }
}

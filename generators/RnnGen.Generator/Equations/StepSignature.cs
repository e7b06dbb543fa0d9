using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>The parameters of a step: their roles in the program, and their values in the body.</summary>
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

    /// <summary>The place of each of them in the source.</summary>
    public IReadOnlyList<Location> Places => _places;

    /// <summary>The value of each parameter of the method.</summary>
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
            signature.Expect(CellParameterRole.Input, "Step has no input. Add a parameter without an attribute, such as 'Vector x'.", step, objections);
            signature.Expect(CellParameterRole.State, "Step has no state. Add one, such as '[State] Vector h'.", step, objections);
        }

        return signature;
    }

    private void Add(IParameterSymbol parameter, Objections objections)
    {
        var place = parameter.Locations[0];
        var reading = StepParameterReader.Read(parameter, MethodForm.Step, objections);
        if (reading is { Role: CellParameterRole.Input } && _parameters.Any(each => each.Role == CellParameterRole.Input))
        {
            objections.Add(CellRules.StepParameter, place, $"'{parameter.Name}' is a second input. Mark a trained parameter with [Weight], [Recurrent] or [Bias], and a state with [State].");
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
        if (Problem(parameter.Name, name, reading) is { } problem)
        {
            objections.Add(CellRules.StepParameter, parameter.Locations[0], problem);
        }

        _parameters.Add(reading.Named(name, LibraryTypes.IsMatrix(type)));
        _places.Add(parameter.Locations[0]);
        return new ComputedValue(_parameters.Count - 1);
    }

    /// <summary>The message about the name of a parameter, or of one of its elements; null where it is valid.</summary>
    private string? Problem(string parameter, string name, StepParameter reading) =>
        reading.Role is not (CellParameterRole.Input or CellParameterRole.State) && name.EndsWith(SecondDirection, StringComparison.Ordinal) ? $"The name of '{name}' ends in '{SecondDirection}', which is reserved for the second direction of a bidirectional layer. Rename it."
        : _parameters.Any(each => each.Name == name) ? $"'{parameter}' has the same name, '{name}', as another parameter or an element of a tuple. Rename one of the two."
        : null;

    private void Expect(CellParameterRole role, string message, IMethodSymbol step, Objections objections)
    {
        if (_parameters.All(parameter => parameter.Role != role))
        {
            objections.Add(CellRules.StepParameter, step.Locations[0], message);
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Failures;

namespace RnnGen.Generator.Equations;

/// <summary>From the source of a layer to its equations.</summary>
internal static class LayerReader
{
    private const string Signature = "public static Vector Apply(Vector x, [Weight] Matrix w, [Bias] Vector b)";

    /// <summary>Reads a layer that this compilation holds the source of. A failure is an objection: networks that use the layer have nothing to do with it.</summary>
    public static CellReading Read(INamedTypeSymbol layer, Compilation compilation, CancellationToken cancellationToken)
    {
        var reading = Attempt<CellReading>.At(() => ReadSource(layer, compilation, cancellationToken));
        return reading.Value ?? new CellReading(null, [new Objection(CellRules.InternalError, CellClass.NameOf(layer), InternalError.Message(layer.Name, reading.Failure!))]);
    }

    private static CellReading ReadSource(INamedTypeSymbol layer, Compilation compilation, CancellationToken cancellationToken)
    {
        var objections = new Objections();
        var program = EquationClass.Check(layer, "layer", objections, cancellationToken) ? Apply(layer, new MethodSources(compilation, cancellationToken), objections, cancellationToken) : null;
        return new CellReading(objections.AreGrave ? null : program, objections.All);
    }

    private static CellProgram? Apply(INamedTypeSymbol layer, MethodSources sources, Objections objections, CancellationToken cancellationToken)
    {
        var methods = LayerClass.Methods(layer).ToArray();
        if (methods.Length != 1)
        {
            objections.Add(
                CellRules.LayerMethod,
                methods.Length == 0 ? CellClass.NameOf(layer) : methods[methods.Length - 1].Locations[0],
                methods.Length == 0 ? $"'{layer.Name}' has no method Apply. Add '{Signature}'." : $"'{layer.Name}' has several methods Apply, but a layer has exactly one. Keep one of them.");
            return null;
        }

        var reader = new MethodReader(layer, sources, objections, cancellationToken);
        var declaration = sources.DeclarationOf(methods[0]);
        if (reader.Problem(methods[0], declaration, Signature, LibraryTypes.IsVector, "Vector and Matrix") is { } problem)
        {
            objections.Add(CellRules.LayerMethod, methods[0].Locations[0], problem);
            return null;
        }

        if (sources.MethodOf(declaration!) is not { } method || Parameters(method, objections) is not { } parameters)
        {
            objections.RejectUnlessGrave();
            return null;
        }

        return reader.Read(method, declaration!, parameters);
    }

    private static IReadOnlyList<CellParameter>? Parameters(IMethodSymbol method, Objections objections)
    {
        if (method.ReturnType.TypeKind == TypeKind.Error)
        {
            return null;
        }

        var readings = method.Parameters.Select(parameter => (Parameter: parameter, Reading: StepParameterReader.Read(parameter, MethodForm.Layer, objections))).ToList();
        if (readings.Any(each => each.Reading is null))
        {
            return null;
        }

        if (readings.All(each => each.Reading!.Role != CellParameterRole.Input))
        {
            objections.Add(CellRules.LayerMethod, method.Locations[0], "Apply has no input. Add a parameter without an attribute, such as 'Vector x'.");
            return null;
        }

        return [.. readings.Select(each => each.Reading!.Named(each.Parameter.Name, LibraryTypes.IsMatrix(each.Parameter.Type)))];
    }
}

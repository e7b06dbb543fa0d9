using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Failures;

namespace RnnGen.Generator.Equations;

/// <summary>From the source of a loss to its equations.</summary>
internal sealed class LossReader
{
    private readonly INamedTypeSymbol _loss;
    private readonly MethodSources _sources;
    private readonly Objections _objections = new();
    private readonly MethodReader _method;
    private readonly CancellationToken _cancellationToken;

    private LossReader(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken)
    {
        (_loss, _sources, _cancellationToken) = (loss, new MethodSources(compilation, cancellationToken), cancellationToken);
        _method = new MethodReader(loss, _sources, _objections, cancellationToken);
    }

    /// <summary>Reads a loss that this compilation holds the source of. A failure is an objection: networks that use the loss have nothing to do with it.</summary>
    public static LossReading Read(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken)
    {
        var reading = Attempt<LossReading>.At(() => new LossReader(loss, compilation, cancellationToken).Read());
        return reading.Value ?? new LossReading(null, [new Objection(CellRules.InternalError, CellClass.NameOf(loss), InternalError.Message(loss.Name, reading.Failure!))]);
    }

    private LossReading Read()
    {
        if (!EquationClass.Check(_loss, "loss", _objections, _cancellationToken))
        {
            return new LossReading(null, _objections.All);
        }

        var loss = Read(LossClass.Loss, options: null);
        var options = loss?.Parameters.Where(parameter => parameter.Role == CellParameterRole.Option).Select(parameter => parameter.Name).ToList() ?? [];
        var (link, point) = (Read(LossClass.Predict, options), Read(LossClass.Point, options));
        return new LossReading(loss is null || _objections.AreGrave ? null : new LossProgram(_loss.Name, loss, link, point), _objections.All);
    }

    /// <summary>The equations of a method; null where there is none, or something to object to.</summary>
    /// <param name="name">The name of the method.</param>
    /// <param name="options">The numbers that it may take; null for the loss itself, which says what they are.</param>
    private CellProgram? Read(string name, IReadOnlyList<string>? options)
    {
        var methods = LossClass.Methods(_loss, name).ToArray();
        var signature = name == LossClass.Loss ? "public static Scalar Loss(Vector y, Vector target)" : $"public static Vector {name}(Vector y)";
        if (methods.Length != 1)
        {
            if (methods.Length > 1 || name == LossClass.Loss)
            {
                _objections.Add(
                    CellRules.LossMethod, methods.Length == 0 ? CellClass.NameOf(_loss) : methods[methods.Length - 1].Locations[0],
                    methods.Length == 0 ? $"'{_loss.Name}' has no method {name}. Add '{signature}'." : $"'{_loss.Name}' has several methods {name}, but a loss has one at most. Keep one of them.");
            }

            return null;
        }

        var declaration = _sources.DeclarationOf(methods[0]);
        var isLoss = name == LossClass.Loss;
        if (_method.Problem(methods[0], declaration, signature, isLoss ? LibraryTypes.IsScalar : LibraryTypes.IsVector, isLoss ? "Vector and Scalar" : "Vector") is { } problem)
        {
            _objections.Add(CellRules.LossMethod, methods[0].Locations[0], problem);
            return null;
        }

        if (_sources.MethodOf(declaration!) is not { } method || Parameters(method, name, options) is not { } parameters)
        {
            _objections.RejectUnlessGrave();
            return null;
        }

        return _method.Read(method, declaration!, parameters);
    }

    /// <summary>The parameters: outputs, of a loss the target, then numbers. Null where one is none of these.</summary>
    private IReadOnlyList<CellParameter>? Parameters(IMethodSymbol method, string name, IReadOnlyList<string>? options)
    {
        var parameters = new List<CellParameter>();
        var vectors = options is null ? 2 : 1;
        if (method.ReturnType.TypeKind == TypeKind.Error || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Error))
        {
            return null;
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            var expected = i < vectors ? LibraryTypes.IsVector(parameter.Type) : LibraryTypes.IsScalar(parameter.Type);
            var problem = parameter.RefKind != RefKind.None ? $"'{parameter.Name}' is passed by reference. Pass the value."
                : parameter.IsParams || parameter.IsOptional ? $"'{parameter.Name}' is {(parameter.IsParams ? "'params'" : "optional")}, but a network passes a value for each parameter. Declare one parameter per value, without a default."
                : !expected ? $"'{parameter.Name}' is of type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', but {name} takes {(vectors == 2 ? "two vectors, outputs and target," : "a vector, the outputs,")} and then numbers of type Scalar. Change its type."
                : i >= vectors && options?.Contains(parameter.Name) == false ? $"'{parameter.Name}' is none of the numbers that Loss takes{(options.Count == 0 ? "" : ": " + string.Join(", ", options.Select(option => $"'{option}'")))}. Give it the name of one of them, or add it to Loss."
                : null;
            if (problem is not null)
            {
                _objections.Add(CellRules.LossMethod, parameter.Locations[0], problem);
                return null;
            }

            var role = i == 0 ? CellParameterRole.Input : i < vectors ? CellParameterRole.Target : CellParameterRole.Option;
            parameters.Add(new CellParameter(parameter.Name, role, IsMatrix: false) { IsAsWideAsUnits = i == 0 });
        }

        if (parameters.Count >= vectors)
        {
            return parameters;
        }

        _objections.Add(CellRules.LossMethod, method.Locations[0], $"{name} takes {(vectors == 2 ? "two vectors: outputs and target" : "a vector: the outputs")}. Add what is missing.");
        return null;
    }
}

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
        var (link, point, sample) = (Read(LossClass.Predict, options), Read(LossClass.Point, options), Read(LossClass.Sample, options));
        return new LossReading(loss is null || _objections.AreGrave ? null : new LossProgram(_loss.Name, loss, link, point, sample), _objections.All);
    }

    /// <summary>The equations of a method; null where there is none, or something to object to.</summary>
    /// <param name="name">The name of the method.</param>
    /// <param name="options">The numbers that it may take; null for the loss itself, which says what they are.</param>
    private CellProgram? Read(string name, IReadOnlyList<string>? options)
    {
        var methods = LossClass.Methods(_loss, name).ToArray();
        var signature = name switch
        {
            LossClass.Loss => "public static Scalar Loss(Vector y, Vector target)",
            LossClass.Sample => "public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector z)",
            _ => $"public static Vector {name}(Vector y)",
        };
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

    /// <summary>The parameters: outputs, of a loss the target, of a draw random numbers, then numbers. Null where one is none of these.</summary>
    private IReadOnlyList<CellParameter>? Parameters(IMethodSymbol method, string name, IReadOnlyList<string>? options)
    {
        if (method.ReturnType.TypeKind == TypeKind.Error || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var parameters = new List<CellParameter>();
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (LossParameter.Read(method.Parameters[i], i, name, options, _objections) is not { } parameter)
            {
                return null;
            }

            parameters.Add(parameter);
        }

        if (LossParameter.Missing(name, parameters) is not { } missing)
        {
            return parameters;
        }

        _objections.Add(CellRules.LossMethod, method.Locations[0], missing);
        return null;
    }
}

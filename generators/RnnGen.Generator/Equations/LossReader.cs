using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using RnnGen.Compiler.Validation.Rules;
using RnnGen.Generator.Equations.Interpretation;
using RnnGen.Generator.Failures;

namespace RnnGen.Generator.Equations;

/// <summary>From the source of a loss to its equations.</summary>
internal sealed class LossReader
{
    private readonly INamedTypeSymbol _loss;
    private readonly MethodSources _sources;
    private readonly Objections _objections = new();
    private readonly CancellationToken _cancellationToken;

    private LossReader(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken) =>
        (_loss, _sources, _cancellationToken) = (loss, new MethodSources(compilation, cancellationToken), cancellationToken);

    /// <summary>Reads a loss that this compilation holds the source of. A failure is an objection: networks that use the loss have nothing to do with it.</summary>
    public static LossReading Read(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken)
    {
        var reading = Attempt<LossReading>.At(() => new LossReader(loss, compilation, cancellationToken).Read());
        return reading.Value ?? new LossReading(null, [new Objection(CellRules.InternalError, CellClass.NameOf(loss), InternalError.Message(loss.Name, reading.Failure!))]);
    }

    private LossReading Read()
    {
        if (CellClass.Unsupported(_loss) is { } unsupported)
        {
            _objections.Add(CellRules.UnsupportedCellClass, CellClass.NameOf(_loss), $"The loss '{_loss.Name}' is {unsupported}. A loss must be a class that is neither abstract nor generic, not inside a generic type, and not file-local.");
            return new LossReading(null, _objections.All);
        }

        if (CellClass.IsPublic(_loss) && CellClass.NotPartial(_loss, _cancellationToken) is { } type)
        {
            _objections.Add(CellRules.CellNotPartial, CellClass.NameOf(_loss), $"'{_loss.Name}' is public, but other projects cannot use it as a loss, because '{type.Name}' is not partial and cannot carry its equations. Add 'partial' to '{type.Name}', or make the loss internal.");
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
        if (Problem(methods[0], declaration, signature) is { } problem)
        {
            _objections.Add(CellRules.LossMethod, methods[0].Locations[0], problem);
            return null;
        }

        if (_sources.MethodOf(declaration!) is not { } method || Parameters(method, name, options) is not { } parameters)
        {
            _objections.RejectUnlessGrave();
            return null;
        }

        return Read(method, declaration!, parameters);
    }

    private CellProgram? Read(IMethodSymbol method, SyntaxNode declaration, IReadOnlyList<CellParameter> parameters)
    {
        var equations = new EquationList(parameters.Count);
        var run = new Interpreter(method.Locations[0], _sources, _objections, equations, _cancellationToken);
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            run[method.Parameters[i]] = new ComputedValue(i);
        }

        var result = run.Calls.Run(method, declaration, place: null);
        var place = run.Calls.StepResult?.Syntax ?? declaration;
        result = result is KnownValue ? Conversions.ToScalar(run, result, place) : result;
        if (_objections.AreGrave || result is not ComputedValue computed)
        {
            _objections.RejectUnlessGrave();
            return null;
        }

        var program = new CellProgram(_loss.Name, new(parameters), new(equations.Equations), new([computed.Number]));
        EquationTyping.Check(new StepReading(program, [.. method.Parameters.Select(parameter => parameter.Locations[0])], equations, [place]), _objections);
        return _objections.AreGrave ? null : program;
    }

    private string? Problem(IMethodSymbol method, SyntaxNode? declaration, string signature) =>
        !method.IsStatic ? $"'{_loss.Name}.{method.Name}' is not static. Write '{signature}'."
        : method.IsGenericMethod ? $"'{_loss.Name}.{method.Name}' is generic. Write it for Vector and Scalar."
        : method.IsAsync ? $"'{_loss.Name}.{method.Name}' is asynchronous. Return the result directly."
        : method.IsVararg ? $"'{_loss.Name}.{method.Name}' takes '__arglist'. Declare one parameter per value."
        : declaration is null ? $"'{_loss.Name}.{method.Name}' has no body in this project. Give it one."
        : method.ReturnType.TypeKind != TypeKind.Error && (method.ReturnsByRef || method.ReturnsByRefReadonly || !(method.Name == LossClass.Loss ? LibraryTypes.IsScalar(method.ReturnType) : LibraryTypes.IsVector(method.ReturnType)))
            ? $"'{_loss.Name}.{method.Name}' returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'. Write '{signature}'."
        : null;

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

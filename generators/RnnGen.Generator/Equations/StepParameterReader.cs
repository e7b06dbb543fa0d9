using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>From a parameter of a step, with its attributes, to what it is.</summary>
internal static class StepParameterReader
{
    private const string Namespace = "RnnGen.Equations";
    private const string SameWidth = "SameWidthAttribute";

    private static readonly string[] Roles = ["StateAttribute", "WeightAttribute", "RecurrentAttribute", "BiasAttribute"];

    /// <summary>What a parameter is; null where that is not understood, which is objected to.</summary>
    public static StepParameter? Read(IParameterSymbol parameter, Objections objections)
    {
        var attributes = parameter.GetAttributes();
        if (parameter.Type.TypeKind == TypeKind.Error || attributes.Any(attribute => attribute.AttributeClass is null or { TypeKind: TypeKind.Error } || attribute.AttributeConstructor is null))
        {
            objections.Reject();
            return null;
        }

        var roles = attributes.Where(attribute => Roles.Any(role => LibraryTypes.IsNamed(attribute.AttributeClass, role))).ToArray();
        var isAsWideAsUnits = attributes.Any(attribute => LibraryTypes.IsNamed(attribute.AttributeClass, SameWidth));
        var arguments = roles.Length == 0 ? null : new AttributeArguments(roles[0]);
        if (arguments is { IsBroken: true })
        {
            objections.Reject();
            return null;
        }

        var reading = Reading(arguments) with { IsAsWideAsUnits = isAsWideAsUnits };
        var problem = Form(parameter) ?? (roles.Length > 1 ? "has several roles. Leave one of its attributes" : null) ?? Type(parameter.Type, reading) ?? Sizes(parameter.Type, reading, arguments);
        if (problem is null)
        {
            return reading;
        }

        objections.Add(CellRules.StepParameter, parameter.Locations[0], parameter.Name, problem);
        return null;
    }

    private static StepParameter Reading(AttributeArguments? arguments)
    {
        var role = arguments is null ? CellParameterRole.Input : (CellParameterRole)Enum.Parse(typeof(CellParameterRole), arguments.Kind);
        return new StepParameter(role)
        {
            Rows = Math.Max(arguments?.Integer("Width", 0) ?? 0, arguments?.Integer("Rows", 0) ?? 0),
            Columns = arguments?.Integer("Columns", 0) ?? 0,
            Initializer = arguments?.Number("Initializer") is { } initializer ? (Initializer)(int)initializer : null,
            Scale = arguments?.Number("Scale") ?? 1,
            Initial = arguments?.Number("Initial") ?? 0,
        };
    }

    private static string? Form(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None ? "is passed by reference. Pass the value"
        : parameter.IsParams ? "is 'params'. Write a parameter for each value"
        : parameter.IsOptional ? "is optional. A network has a value for each parameter: write none"
        : null;

    private static string? Type(ITypeSymbol type, StepParameter reading) => reading switch
    {
        { Role: CellParameterRole.State } when type is INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => Value(element.Type, "Each state of a tuple")).FirstOrDefault(problem => problem is not null),
        { Role: CellParameterRole.Input } when !LibraryTypes.IsVector(type) => LibraryTypes.IsMatrix(type) || type.IsTupleType
            ? "has no role. What the cell trains has [Weight] or [Recurrent]; what it carries from step to step has [State]"
            : $"is of type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'. Parameters of Step are of type {Namespace}.Vector or Matrix; numbers are constants of the class",
        { Role: CellParameterRole.Bias } when LibraryTypes.IsMatrix(type) => "is not a vector, as a [Bias] is. A matrix is a [Weight] or [Recurrent]",
        { Role: not CellParameterRole.Input, IsAsWideAsUnits: true } => "has [SameWidth], which is for the input. Remove it",
        { Role: CellParameterRole.State } when LibraryTypes.IsScalar(type) => "is a number. Declare a vector of one, '[State(Width = 1)] Vector', and take its element [0]",
        { Role: not CellParameterRole.Input } when LibraryTypes.IsScalar(type) => "is a number. Declare a vector of one, '[Weight(Rows = 1)] Vector', and take its element [0]",
        _ when type is IArrayTypeSymbol => "is an array. Declare a parameter for each of its values",
        _ => Value(type, "A parameter of Step"),
    };

    private static string? Value(ITypeSymbol type, string what) =>
        LibraryTypes.IsVector(type) || LibraryTypes.IsMatrix(type) ? null
        : $"is of type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'. {what} is of type {Namespace}.Vector or Matrix";

    private static string? Sizes(ITypeSymbol type, StepParameter reading, AttributeArguments? arguments)
    {
        if (arguments is null)
        {
            return null;
        }

        foreach (var name in new[] { "Width", "Rows", "Columns" })
        {
            if (arguments.Number(name) is < 0 or > Limits.Width)
            {
                return $"has a {name} of {arguments.Integer(name, 0)}. It is at least 1 and at most {Limits.Width}; 0, or none, where the equations tell";
            }
        }

        return type.IsTupleType && (reading.Rows != 0 || reading.Columns != 0) ? "is a tuple, whose states have no sizes of their own. Set Width, or Rows and Columns, on states that are parameters of their own"
            : reading.Columns != 0 && !LibraryTypes.IsMatrix(type) ? "is a vector, and has no Columns. Remove them"
            : arguments.Integer("Width", 0) != 0 && LibraryTypes.IsMatrix(type) ? "is a matrix, and has no Width. Set Rows and Columns"
            : reading.Role == CellParameterRole.State && arguments.Integer("Rows", 0) != 0 && !LibraryTypes.IsMatrix(type) ? "is a vector, and has no Rows. Set Width"
            : reading.Initializer is { } initializer && !Enum.IsDefined(typeof(Initializer), initializer) ? $"has Initializer {(int)initializer}, which there is not. Use one of {string.Join(", ", Enum.GetNames(typeof(Initializer)))}"
            : !IsFinite(reading.Scale) || reading.Scale < 0 ? "has a Scale that is negative or not finite. It is 0 or more"
            : !IsFinite(reading.Initial) ? "begins with what is not a finite number. Set Initial to one"
            : null;
    }

    private static bool IsFinite(double value) => Math.Abs(value) <= float.MaxValue;
}

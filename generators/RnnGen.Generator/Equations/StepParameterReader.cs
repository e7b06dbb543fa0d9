using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>From a parameter of a step, with its attributes, to its role.</summary>
internal static class StepParameterReader
{
    private const string Namespace = "RnnGen.Equations";
    private const string SameWidth = "SameWidthAttribute";

    private static readonly string[] Roles = ["StateAttribute", "WeightAttribute", "RecurrentAttribute", "BiasAttribute", ConstantMethod.Attribute];

    /// <summary>The role of a parameter; null where it has none that is understood, which is objected to.</summary>
    public static StepParameter? Read(IParameterSymbol parameter, MethodForm method, Objections objections)
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
        var constants = ConstantMethod.Of(parameter, arguments);
        reading = !method.HasStates && reading.Role == CellParameterRole.Input && LibraryTypes.IsScalar(parameter.Type) ? reading with { Role = CellParameterRole.Option } : reading;
        var name = parameter.Name;
        var problem = Form(parameter)
            ?? (roles.Length > 1 ? $"'{name}' has several roles. Keep one of its attributes." : null)
            ?? (method.HasStates ? null : Stateless(name, reading))
            ?? (reading.Role == CellParameterRole.Option && !isAsWideAsUnits ? null : Type(name, parameter.Type, reading, method))
            ?? Sizes(name, parameter.Type, reading, arguments)
            ?? constants?.Problem;
        if (problem is null)
        {
            // A trained number is a vector of one element, of which equations read the element.
            return IsTrainedNumber(parameter.Type, reading.Role) ? reading with { Rows = 1 } : reading with { Method = constants?.Text };
        }

        objections.Add(method.Rule, parameter.Locations[0], problem);
        return null;
    }

    /// <summary>Whether a parameter is a number that is trained.</summary>
    public static bool IsTrainedNumber(ITypeSymbol type, CellParameterRole role) => LibraryTypes.IsScalar(type) && role is (CellParameterRole.Weight or CellParameterRole.Bias);

    private static StepParameter Reading(AttributeArguments? arguments)
    {
        var role = arguments is null ? CellParameterRole.Input
            : ConstantMethod.IsMeant(arguments) ? CellParameterRole.Weight
            : (CellParameterRole)Enum.Parse(typeof(CellParameterRole), arguments.Kind);
        return new StepParameter(role)
        {
            Rows = Math.Max(arguments?.Integer("Width", 0) ?? 0, arguments?.Integer("Rows", 0) ?? 0),
            Columns = arguments?.Integer("Columns", 0) ?? 0,
            RowsPerUnit = Math.Max(arguments?.Integer("WidthPerUnit", 0) ?? 0, arguments?.Integer("RowsPerUnit", 0) ?? 0),
            ColumnsPerUnit = arguments?.Integer("ColumnsPerUnit", 0) ?? 0,
            Initializer = arguments?.Number("Initializer") is { } initializer ? (Initializer)(int)initializer : null,
            Scale = arguments?.Number("Scale") ?? 1,
            Initial = arguments?.Number("Initial") ?? 0,
            IsConstant = arguments is not null && ConstantMethod.IsMeant(arguments),
        };
    }

    private static string? Form(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None ? $"'{parameter.Name}' is passed by reference. Pass the value."
        : parameter.IsParams ? $"'{parameter.Name}' is 'params'. Declare one parameter per value."
        : parameter.IsOptional ? $"'{parameter.Name}' is optional, but a network passes a value for each parameter. Remove its default value."
        : null;

    private static string? Stateless(string name, StepParameter reading) => reading switch
    {
        { Role: CellParameterRole.State } => $"'{name}' is a [State], but a layer has no states. Derive the class from RecurrentCell and call its method Step, or remove the state.",
        { Role: CellParameterRole.Recurrent } => $"'{name}' is [Recurrent], but a layer has no states that it could be multiplied with. Mark it with [Weight].",
        { IsAsWideAsUnits: true } => $"'{name}' has [SameWidth], but widths of a layer follow from its equations alone. Remove it.",
        _ => null,
    };

    private static string? Type(string name, ITypeSymbol type, StepParameter reading, MethodForm method) => reading switch
    {
        { Role: CellParameterRole.State } when type is INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => Element(name, element.Type)).FirstOrDefault(problem => problem is not null),
        { Role: CellParameterRole.Input } when !LibraryTypes.IsVector(type) => LibraryTypes.IsMatrix(type) || type.IsTupleType
            ? $"'{name}' has no role. Mark a trained parameter with [Weight]{(method.HasStates ? " or [Recurrent], and a state with [State]" : "")}."
            : $"'{name}' is of type '{Display(type)}', but parameters of {method.Name} are of type {Namespace}.Vector or Matrix. {(method.HasStates ? "Replace a number with a constant of the class" : "Use Scalar for a number that the attribute gives")}.",
        { Role: CellParameterRole.Bias } when LibraryTypes.IsMatrix(type) => $"'{name}' is a matrix, but a [Bias] is a vector. Mark a matrix with [Weight]{(method.HasStates ? " or [Recurrent]" : "")}.",
        { Role: not CellParameterRole.Input, IsAsWideAsUnits: true } => $"'{name}' has [SameWidth], which applies to the input only. Remove it.",
        { Role: CellParameterRole.State } when LibraryTypes.IsScalar(type) => $"'{name}' is a number. Declare a vector of one element, '[State(Width = 1)] Vector', and use its element [0].",
        { IsConstant: true } when LibraryTypes.IsScalar(type) => $"'{name}' is a number, and [Constant] makes vectors and matrices. Use a constant of the class: 'private const double {name} = 0.5;'.",
        { Role: CellParameterRole.Recurrent } when LibraryTypes.IsScalar(type) => $"'{name}' is a number, which no state is multiplied with as a vector. Mark it with [Weight].",
        _ when IsTrainedNumber(type, reading.Role) => null,
        _ when type is IArrayTypeSymbol => $"'{name}' is an array. Declare one parameter per value.",
        _ when !IsValue(type) => $"'{name}' is of type '{Display(type)}'. Use {Namespace}.Vector or Matrix.",
        _ => null,
    };

    private static string? Element(string name, ITypeSymbol type) =>
        IsValue(type) ? null : $"'{name}' is a tuple with an element of type '{Display(type)}'. Use {Namespace}.Vector or Matrix for each state.";

    private static string? Sizes(string name, ITypeSymbol type, StepParameter reading, AttributeArguments? arguments)
    {
        if (arguments is null)
        {
            return null;
        }

        foreach (var size in new[] { "Width", "Rows", "Columns", "WidthPerUnit", "RowsPerUnit", "ColumnsPerUnit" })
        {
            if (arguments.Number(size) is < 0 or > Limits.Width)
            {
                return FormattableString.Invariant($"{size} of '{name}' is {arguments.Integer(size, 0)}, but must be from 1 to {Limits.Width}. Set it to a number in this range, or remove it where the equations determine it.");
            }
        }

        var (hasRows, hasColumns, hasWidth) = (reading.Rows != 0 || reading.RowsPerUnit != 0, reading.Columns != 0 || reading.ColumnsPerUnit != 0, IsSet("Width") || IsSet("WidthPerUnit"));
        return type.IsTupleType && (hasRows || hasColumns) ? $"'{name}' is a tuple, whose states have no sizes of their own. Set Width, or Rows and Columns, on states that are parameters of their own."
            : LibraryTypes.IsScalar(type) && (hasRows || hasColumns) ? $"'{name}' is a number, which has no Rows and no Columns. Remove them."
            : hasColumns && !LibraryTypes.IsMatrix(type) ? $"'{name}' is a vector, which has no Columns. Remove Columns."
            : hasWidth && LibraryTypes.IsMatrix(type) ? $"'{name}' is a matrix, which has no Width. Set Rows and Columns."
            : reading.Role == CellParameterRole.State && (IsSet("Rows") || IsSet("RowsPerUnit")) && !LibraryTypes.IsMatrix(type) ? $"'{name}' is a vector, which has no Rows. Set Width."
            : new[] { "Width", "Rows", "Columns" }.FirstOrDefault(size => IsSet(size) && IsSet(size + "PerUnit")) is { } both ? $"'{name}' has both {both} and {both}PerUnit. Keep one of them."
            : reading.Initializer is { } initializer && !Enum.IsDefined(typeof(Initializer), initializer) ? FormattableString.Invariant($"Initializer of '{name}' is {(int)initializer}, which is not a defined value. Use one of {string.Join(", ", Enum.GetNames(typeof(Initializer)))}.")
            : !IsFinite(reading.Scale) || reading.Scale < 0 ? $"Scale of '{name}' must be finite and not negative. Set it to 0 or a positive number."
            : !IsFinite(reading.Initial) ? $"Initial of '{name}' must be finite. Set it to a finite number."
            : null;

        bool IsSet(string size) => arguments.Integer(size, 0) != 0;
    }

    private static bool IsValue(ITypeSymbol type) => LibraryTypes.IsVector(type) || LibraryTypes.IsMatrix(type);

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsFinite(double value) => Math.Abs(value) <= float.MaxValue;
}

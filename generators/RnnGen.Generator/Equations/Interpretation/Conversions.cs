using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Conversions: between numbers, from numbers to scalars, and of the elements of tuples.</summary>
internal static class Conversions
{
    public static SymbolicValue Read(Interpreter run, IConversionOperation conversion)
    {
        var value = run.Evaluate(conversion.Operand);
        if (!conversion.Conversion.Exists)
        {
            run.Objections.RejectUnlessGrave();
            return SymbolicValue.Broken;
        }

        return conversion.OperatorMethod is { } method && !(LibraryTypes.IsScalar(method.ContainingType) && LibraryTypes.IsScalar(conversion.Type))
            ? value == SymbolicValue.Broken ? value : Unknown(run, conversion.Type, conversion.Syntax)
            : value is ComputedValue && Truncates(conversion) ? run.NotConstant(conversion.Syntax, "This conversion to a whole number depends on a length, which is unknown until a network uses the cell. Remove it: equations do not truncate fractions.")
            : To(run, value, conversion.Type, conversion.Syntax, conversion.IsChecked);
    }

    /// <summary>A value as one of a type that C# can convert it to.</summary>
    public static SymbolicValue To(Interpreter run, SymbolicValue value, ITypeSymbol? type, SyntaxNode place, bool isChecked) => (value, type) switch
    {
        (TupleValue tuple, INamedTypeSymbol { IsTupleType: true } target) when target.TupleElements.Length == tuple.Elements.Count =>
            new TupleValue([.. tuple.Elements.Zip(target.TupleElements, (element, field) => To(run, element, field.Type, place, isChecked))]),
        (KnownValue or ComputedValue, _) when LibraryTypes.IsScalar(type) => ToScalar(run, value, place),
        (ComputedValue, { SpecialType: SpecialType.System_Double or SpecialType.System_Int32 }) => value,
        (ComputedValue, _) when LibraryTypes.IsVector(type) || LibraryTypes.IsMatrix(type) => value,
        (KnownValue known, { }) when Constants.CanBe(type) => Constants.To(type, known.Value, isChecked) is { } converted
            ? new KnownValue(converted)
            : run.NotAnEquation(place, $"{Constants.Text(known.Value)} is out of the range of '{type.ToDisplayString()}'. Use a number within the range."),
        _ when value == SymbolicValue.Broken || type is null => SymbolicValue.Broken,
        _ => Unknown(run, type, place),
    };

    /// <summary>A number as a value of the program.</summary>
    public static SymbolicValue ToScalar(Interpreter run, SymbolicValue value, SyntaxNode place) => value switch
    {
        ComputedValue => value,
        KnownValue { Value: not bool and var number } => run.Equations.Number(Constants.ToDouble(number), place),
        _ => SymbolicValue.Broken,
    };

    private static bool Truncates(IConversionOperation conversion) =>
        conversion is { Type.SpecialType: SpecialType.System_Int32, Operand.Type: not { SpecialType: SpecialType.System_Int32 } };

    private static SymbolicValue Unknown(Interpreter run, ITypeSymbol? type, SyntaxNode place) =>
        run.NotAnEquation(place, $"A value of type '{type?.ToDisplayString()}' cannot be read as an equation. {Constructs.Values}");
}

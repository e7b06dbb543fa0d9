using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>The properties of vectors and matrices: widths, elements and slices.</summary>
internal sealed class PropertyReader(Interpreter run)
{
    public SymbolicValue Read(IPropertyReferenceOperation property)
    {
        if (property.Instance is not { } instance || !LibraryTypes.IsValue(property.Property.ContainingType))
        {
            return Constructs.ObjectTo(run, property);
        }

        var owner = new Operand(run.Evaluate(instance), instance.Syntax);
        return (owner.Value, property) switch
        {
            (not ComputedValue, _) => SymbolicValue.Broken,
            (_, { Property.Name: "Length" or "Rows" or "Columns", Arguments.IsEmpty: true }) => run.Add(property.Property.Name, [owner], [], property.Syntax),
            (_, { Arguments: [{ Value: var index }] }) when LibraryTypes.IsVector(property.Property.ContainingType) => IsRange(index) ? Slice(property, owner, index) : Element(property, owner, index),
            _ => Constructs.ObjectTo(run, property),
        };
    }

    private static bool IsRange(IOperation index) => index.Type is { Name: "Range", ContainingNamespace.Name: "System" };

    private SymbolicValue Element(IPropertyReferenceOperation property, Operand vector, IOperation index) =>
        Numbers.Read(run, index, "An index of a vector", least: 0) is not { } i ? SymbolicValue.Broken
        : FunctionLimits.Problem("Element", [i]) is { } problem ? run.NotAnEquation(index.Syntax, problem)
        : run.Add("Element", [vector], [i], property.Syntax);

    private SymbolicValue Slice(IPropertyReferenceOperation property, Operand vector, IOperation index)
    {
        if (index is not IRangeOperation { Method: not null } range)
        {
            return run.NotAnEquation(index.Syntax, "A range cannot be read as an equation by itself. Write it where it is used, as in v[a..b].");
        }

        if (range.LeftOperand is null && range.RightOperand is null)
        {
            return vector.Value;
        }

        var start = range.LeftOperand is { } left ? Bound(left) : 0;
        var end = range.RightOperand is { } right ? Bound(right) : Open(range);
        return start is null || end is null ? SymbolicValue.Broken
            : end <= start ? run.NotAnEquation(range.Syntax, $"The range {start}..{end} is empty, but a vector has at least one element. Make the end greater than the start.")
            : run.Add("Slice", [vector], [start.Value, end.Value - start.Value], property.Syntax);
    }

    private int? Bound(IOperation bound)
    {
        switch (bound)
        {
            case IConversionOperation { OperatorMethod: not null } fromStart:
                return Numbers.Read(run, fromStart.Operand, "A bound of a range", least: 0);

            default:
                run.NotConstant(bound.Syntax, FromEnd);
                return null;
        }
    }

    private int? Open(IRangeOperation range)
    {
        run.NotConstant(range.Syntax, FromEnd);
        return null;
    }

    private const string FromEnd = "This bound of a range depends on a length, which is unknown until a network uses the cell. Count from the start, or use Part(v, i, n), the i-th of n equal parts.";
}

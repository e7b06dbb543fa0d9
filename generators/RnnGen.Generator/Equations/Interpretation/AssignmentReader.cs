using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Assignments: variables stand for other values from there on.</summary>
internal sealed class AssignmentReader(Interpreter run)
{
    public SymbolicValue Read(ISimpleAssignmentOperation assignment) =>
        assignment.IsRef ? run.NotAnEquation(assignment.Syntax, "A reference to a variable cannot be read as an equation. Assign the value.")
        : assignment.Target is IDiscardOperation ? run.Evaluate(assignment.Value)
        : Assign(assignment.Target, run.Evaluate(assignment.Value), assignment.Value.Syntax);

    public SymbolicValue Read(IDeconstructionAssignmentOperation assignment) => Assign(assignment.Target, run.Evaluate(assignment.Value), assignment.Value.Syntax);

    public SymbolicValue Read(ICompoundAssignmentOperation assignment)
    {
        var target = Conversions.To(run, run.Evaluate(assignment.Target), LeftType(assignment), assignment.Target.Syntax, assignment.IsChecked);
        var op = new BinaryOperator(assignment.OperatorKind, assignment.OperatorMethod, assignment.OperatorMethod?.ReturnType ?? assignment.Value.Type, assignment.IsChecked, assignment.Syntax);
        var result = Operators.Binary(run, op, new(target, assignment.Target.Syntax), new(run.Evaluate(assignment.Value), assignment.Value.Syntax));
        return Assign(assignment.Target, Conversions.To(run, result, assignment.Target.Type, assignment.Syntax, assignment.IsChecked), assignment.Syntax);
    }

    public SymbolicValue Read(IIncrementOrDecrementOperation increment)
    {
        var before = run.Evaluate(increment.Target);
        var kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var one = Conversions.To(run, new KnownValue(1), increment.Target.Type, increment.Syntax, isChecked: false);
        var op = new BinaryOperator(kind, increment.OperatorMethod, increment.Target.Type, increment.IsChecked, increment.Syntax);
        var after = Operators.Binary(run, op, new(before, increment.Target.Syntax), new(one, increment.Syntax));
        Assign(increment.Target, after, increment.Syntax);
        return increment.IsPostfix ? before : after;
    }

    /// <summary>Lets a variable stand for a value, which gets the variable's name if it has none.</summary>
    public SymbolicValue Bind(ISymbol variable, ITypeSymbol type, SymbolicValue value, SyntaxNode place)
    {
        var converted = Conversions.To(run, value, type, place, isChecked: false);
        if (converted is ComputedValue computed)
        {
            run.Equations.Name(computed.Number, variable.Name);
        }

        return run[variable] = converted;
    }

    private SymbolicValue Assign(IOperation target, SymbolicValue value, SyntaxNode place)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: { IsRef: false } local }:
                return Bind(local, local.Type, value, place);

            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                return Bind(parameter, parameter.Type, value, place);

            case IDiscardOperation:
                return value;

            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value, place);

            case ITupleOperation tuple when Elements(value, tuple) is { } values:
                return new TupleValue([.. tuple.Elements.Zip(values, (element, each) => Assign(element, each, place))]);

            case IFieldReferenceOperation { Instance: { } instance } field when TupleElements.IndexOf(field.Field) is >= 0 and var index:
                return AssignElement(instance, index, Conversions.To(run, value, field.Type, place, isChecked: false), place);

            default:
                return value == SymbolicValue.Broken ? value : Constructs.ObjectToTarget(run, target);
        }
    }

    // What the operator takes; the operands of built-in ones are of one type, but those of a shift.
    private static ITypeSymbol? LeftType(ICompoundAssignmentOperation assignment) =>
        assignment.OperatorMethod is { Parameters: { Length: 2 } parameters } ? parameters[0].Type
        : Constants.IsShift(assignment.OperatorKind) ? assignment.Target.Type
        : assignment.Value.Type;

    // What is broken breaks all variables that it is taken apart to.
    private static IEnumerable<SymbolicValue>? Elements(SymbolicValue value, ITupleOperation target) => value switch
    {
        TupleValue { Elements: var elements } when elements.Count == target.Elements.Length => elements,
        _ when value == SymbolicValue.Broken => target.Elements.Select(_ => value),
        _ => null,
    };

    private SymbolicValue AssignElement(IOperation tuple, int index, SymbolicValue value, SyntaxNode place)
    {
        if (run.Evaluate(tuple) is not TupleValue before)
        {
            return SymbolicValue.Broken;
        }

        var elements = new List<SymbolicValue>(before.Elements) { [index] = value };
        Assign(tuple, new TupleValue(elements), place);
        return value;
    }
}

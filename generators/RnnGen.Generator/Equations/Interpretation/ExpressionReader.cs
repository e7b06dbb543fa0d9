using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Reads expressions.</summary>
internal sealed class ExpressionReader(Interpreter run)
{
    private readonly SwitchReader _switches = new(run);
    private readonly PatternReader _patterns = new(run);
    private readonly PropertyReader _properties = new(run);
    private readonly VectorReader _vectors = new(run);
    private readonly MatrixReader _matrices = new(run);

    public SymbolicValue Read(IOperation expression) =>
        expression is IInvalidOperation ? Reject()
        : expression.ConstantValue is { HasValue: true, Value: { } constant } && Constants.IsKnown(constant) ? new KnownValue(constant)
        : ReadComputed(expression);

    private SymbolicValue ReadComputed(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => run[local.Local],
        IParameterReferenceOperation parameter => run[parameter.Parameter],
        IConversionOperation conversion => Conversions.Read(run, conversion),
        IBinaryOperation binary => Binary(binary),
        IUnaryOperation unary => Operators.Unary(run, unary),
        IInvocationOperation call => run.Calls.Read(call),
        IPropertyReferenceOperation property => _properties.Read(property),
        IFieldReferenceOperation { Instance: { } instance } field when TupleElements.IndexOf(field.Field) is >= 0 and var index =>
            run.Evaluate(instance) is TupleValue tuple ? tuple.Elements[index] : SymbolicValue.Broken,
        ITupleOperation tuple => Tuple(tuple),
        IConditionalOperation { IsRef: false, WhenFalse: { } otherwise } choice => Choose(choice, otherwise),
        ISwitchExpressionOperation choice => _switches.Read(choice),
        IIsPatternOperation test => Test(test),
        ISimpleAssignmentOperation assignment => run.Assignments.Read(assignment),
        ICompoundAssignmentOperation assignment => run.Assignments.Read(assignment),
        IDeconstructionAssignmentOperation assignment => run.Assignments.Read(assignment),
        IIncrementOrDecrementOperation increment => run.Assignments.Read(increment),
        IDefaultValueOperation { Type: { } type } when LibraryTypes.IsScalar(type) => run.Equations.Number(0, expression.Syntax),
        IObjectCreationOperation { Arguments.IsEmpty: true } creation when LibraryTypes.IsScalar(creation.Type) => run.Equations.Number(0, expression.Syntax),
        IObjectCreationOperation { Arguments: [var argument] } creation when LibraryTypes.IsScalar(creation.Type) => Conversions.ToScalar(run, run.Evaluate(argument.Value), argument.Syntax),
        IObjectCreationOperation creation when LibraryTypes.IsVector(creation.Type) => _vectors.Read(creation),
        IObjectCreationOperation creation when LibraryTypes.IsMatrix(creation.Type) => _matrices.Read(creation),
        _ => Constructs.ObjectTo(run, expression),
    };

    private SymbolicValue Reject()
    {
        run.Objections.Reject();
        return SymbolicValue.Broken;
    }

    // Left operands in a loop: a sum of many terms is no deeper than one of two.
    private SymbolicValue Binary(IBinaryOperation binary)
    {
        var outer = new Stack<IBinaryOperation>();
        while (binary.LeftOperand is IBinaryOperation { ConstantValue.HasValue: false } inner)
        {
            outer.Push(binary);
            binary = inner;
        }

        var value = Binary(binary, run.Evaluate(binary.LeftOperand));
        while (outer.Count > 0)
        {
            value = Binary(outer.Pop(), value);
        }

        return value;
    }

    private SymbolicValue Binary(IBinaryOperation binary, SymbolicValue left)
    {
        if (left is KnownValue { Value: bool known }
            && (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? !known : binary.OperatorKind == BinaryOperatorKind.ConditionalOr && known))
        {
            return left;
        }

        var op = new BinaryOperator(binary.OperatorKind, binary.OperatorMethod, binary.Type, binary.IsChecked, binary.Syntax);
        return Operators.Binary(run, op, new(left, binary.LeftOperand.Syntax), new(run.Evaluate(binary.RightOperand), binary.RightOperand.Syntax));
    }

    // All elements are read, so that all are objected to.
    private SymbolicValue Tuple(ITupleOperation tuple)
    {
        var elements = tuple.Elements.Select(run.Evaluate).ToArray();
        return new TupleValue(elements);
    }

    private SymbolicValue Choose(IConditionalOperation choice, IOperation otherwise) => Conditions.Evaluate(run, choice.Condition, "The condition of '?:'") switch
    {
        true => run.Evaluate(choice.WhenTrue),
        false => run.Evaluate(otherwise),
        null => SymbolicValue.Broken,
    };

    private SymbolicValue Test(IIsPatternOperation test)
    {
        switch (run.Evaluate(test.Value))
        {
            case KnownValue known:
                return _patterns.Matches(test.Pattern, known) is { } matches ? new KnownValue(matches) : SymbolicValue.Broken;

            case (ComputedValue or TupleValue) and var value:
                return run.NotConstant(test.Value.Syntax, Conditions.Message("The value of a pattern", value, test.Value));

            default:
                return SymbolicValue.Broken;
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>What C# has and equations have not: how messages call it, and what to use instead.</summary>
internal static class Constructs
{
    private const string Loop = "use a 'for' loop whose bounds are constants";
    /// <summary>What to do instead of making a vector or a matrix out of numbers.</summary>
    public const string MadeVector = "declare a [Weight], [Bias] or [State] parameter of Step, or compute it from those: 0 * h + 1 is a vector of ones";

    private const string Values = "equations compute with Vector, Matrix and Scalar, and with constants of type int, double and bool";

    /// <summary>Objects to an operation that is not read; code that C# rejects is left to it.</summary>
    public static SymbolicValue ObjectTo(Interpreter run, IOperation operation)
    {
        if (operation is IInvalidOperation)
        {
            run.Objections.Reject();
            return SymbolicValue.Broken;
        }

        var (what, instead) = Describe(operation);
        return run.NotAnEquation(operation.Syntax, what, instead);
    }

    /// <summary>Objects to something that is assigned to.</summary>
    public static SymbolicValue ObjectToTarget(Interpreter run, IOperation target) => target switch
    {
        IInvalidOperation => ObjectTo(run, target),
        _ => run.NotAnEquation(target.Syntax, "An assignment to " + (target is IMemberReferenceOperation member ? $"'{member.Member.Name}'" : "this"), "equations assign to local variables alone"),
    };

    private static (string What, string Instead) Describe(IOperation operation) => operation switch
    {
        IWhileLoopOperation { ConditionIsTop: false } => ("A 'do' loop", Loop),
        IWhileLoopOperation => ("A 'while' loop", Loop),
        IForEachLoopOperation => ("A 'foreach' loop", Loop),
        IThrowOperation => ("An exception", "a step has a result for every input"),
        ITryOperation => ("'try'", "equations throw nothing"),
        IUsingOperation or IUsingDeclarationOperation => ("'using'", "equations have no resources"),
        ILockOperation => ("'lock'", "equations share nothing"),
        IBranchOperation or ILabeledOperation => ("'goto'", "use 'if', 'for', 'break' and 'continue'"),
        IReturnOperation => ("'yield'", "return the next value of each state"),
        IAwaitOperation => ("'await'", "a step computes at once"),
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => ("A delegate", "call a static method"),
        IPropertyReferenceOperation { Property: { Name: "Value" } property } when LibraryTypes.IsScalar(property.ContainingType) => ("'Scalar.Value'", "compute with the Scalar itself, by functions of RecurrentCell; by what it is, gates, Min, Max, Clamp and Relu choose between values"),
        IPropertyReferenceOperation { Property: { IsIndexer: true } property } when LibraryTypes.IsMatrix(property.ContainingType) => ("An element of a matrix", "multiply the matrix with a vector, or take Flatten(m)[i]"),
        IPropertyReferenceOperation property => ($"The property '{property.Property.Name}'", "use constants, locals and parameters"),
        IImplicitIndexerReferenceOperation => ("An index from the end", "count from the start"),
        IInvocationOperation call => ($"The function '{call.TargetMethod.Name}'", "use other functions of RecurrentCell"),
        IFieldReferenceOperation field => ($"The field '{field.Field.Name}'", "make it const, or a [Weight], [Bias] or [State] parameter of Step"),
        IEventReferenceOperation => ("An event", Values),
        IArrayElementReferenceOperation or IArrayCreationOperation or ICollectionExpressionOperation => ("An array", "use local variables, parts of a Vector, or a parameter for each value"),
        IObjectCreationOperation { Type: var type } when LibraryTypes.IsValue(type) => ($"'new {type!.Name}'", MadeVector),
        IObjectCreationOperation or ITypeParameterObjectCreationOperation or IAnonymousObjectCreationOperation => ("'new'", Values + "; tuples hold several"),
        IInstanceReferenceOperation => ("'this'", "a step is static, and what it carries from step to step comes in as a [State] parameter"),
        IInterpolatedStringOperation => ("A string", Values),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string } } => ("A string", Values),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => ("'null'", "values of equations are never null"),
        ILiteralOperation => ("This constant", Values),
        IDefaultValueOperation => ("'default'", "compute a value"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => ("'dynamic'", Values),
        ITypeOfOperation or ISizeOfOperation or INameOfOperation => ("This", Values),
        IIsTypeOperation => ("A type test", Values),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => ("A test for null", "values of equations are never null"),
        ITupleBinaryOperation => ("A comparison of tuples", "compare numbers"),
        IRangeOperation => ("A range", "write it where it is used, as in v[a..b]"),
        IPatternOperation => ("This pattern", "compare with constants"),
        ISwitchOperation or ICaseClauseOperation => ("This 'switch'", "compare with constants"),
        IWithOperation => ("'with'", Values),
        IAddressOfOperation => ("A pointer", Values),
        IUnaryOperation => ("This operator", "use those of Vector, Matrix and Scalar"),
        _ => ("This", Values),
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Constructs of C# that cannot be read as equations, with the messages that name them and say what to use instead.</summary>
internal static class Constructs
{
    /// <summary>The advice for vectors and matrices made of numbers.</summary>
    public const string MadeVector = "Declare a [Weight], [Bias] or [State] parameter of Step, or compute the vector from one: 0 * h + 1 is a vector of ones.";

    /// <summary>The advice for values of other types.</summary>
    public const string Values = "Use values of type Vector, Matrix and Scalar, and constants of type int, double and bool.";

    /// <summary>Objects to an operation that is not read; code that C# rejects is left to it.</summary>
    public static SymbolicValue ObjectTo(Interpreter run, IOperation operation)
    {
        if (operation is IInvalidOperation)
        {
            run.Objections.Reject();
            return SymbolicValue.Broken;
        }

        return run.NotAnEquation(operation.Syntax, Message(operation));
    }

    /// <summary>Objects to something that is assigned to.</summary>
    public static SymbolicValue ObjectToTarget(Interpreter run, IOperation target) => target switch
    {
        IInvalidOperation => ObjectTo(run, target),
        IMemberReferenceOperation member => run.NotAnEquation(target.Syntax, $"'{member.Member.Name}' cannot be assigned in equations. Assign to a local variable."),
        _ => run.NotAnEquation(target.Syntax, "This cannot be assigned in equations. Assign to a local variable."),
    };

    private static string Message(IOperation operation) => operation switch
    {
        IWhileLoopOperation { ConditionIsTop: false } => "A 'do' loop cannot be read as equations. Use a 'for' loop with constant bounds.",
        IWhileLoopOperation => "A 'while' loop cannot be read as equations. Use a 'for' loop with constant bounds.",
        IForEachLoopOperation => "A 'foreach' loop cannot be read as equations. Use a 'for' loop with constant bounds.",
        IThrowOperation => "A step cannot throw an exception. Return a result for every input.",
        ITryOperation => "'try' cannot be read as an equation. Remove it: equations throw no exceptions.",
        IUsingOperation or IUsingDeclarationOperation => "'using' cannot be read as an equation. Remove it: equations hold no resources.",
        ILockOperation => "'lock' cannot be read as an equation. Remove it: equations share no data.",
        IBranchOperation or ILabeledOperation => "'goto' cannot be read as an equation. Use 'if', 'for', 'break' and 'continue'.",
        IReturnOperation => "'yield' cannot be read as an equation. Return the next value of each state.",
        IAwaitOperation => "'await' cannot be read as an equation. Call a method that returns its result directly.",
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => "A delegate cannot be read as an equation. Call a static method.",
        IPropertyReferenceOperation { Property: { Name: "Value" } property } when LibraryTypes.IsScalar(property.ContainingType) =>
            "'Scalar.Value' cannot be read as an equation. Compute with the Scalar itself; to choose between values, use gates, Select, Min, Max, Clamp or Relu.",
        IPropertyReferenceOperation { Property: { IsIndexer: true } property } when LibraryTypes.IsMatrix(property.ContainingType) =>
            "An element of a matrix cannot be read as an equation. Multiply the matrix by a vector, or use Flatten(m)[i].",
        IPropertyReferenceOperation property => $"The property '{property.Property.Name}' cannot be read as an equation. Use constants, local variables and parameters.",
        IImplicitIndexerReferenceOperation => "An index from the end cannot be read as an equation. Count from the start.",
        IInvocationOperation call => $"The function '{call.TargetMethod.Name}' cannot be read as an equation. Use other functions of RecurrentCell.",
        IFieldReferenceOperation field => $"The field '{field.Field.Name}' cannot be read as an equation. Make it const, or a [Weight], [Bias] or [State] parameter of Step.",
        IEventReferenceOperation => "An event cannot be read as an equation. " + Values,
        IArrayElementReferenceOperation or IArrayCreationOperation or ICollectionExpressionOperation =>
            "An array cannot be read as an equation. Use local variables, parts of a Vector, or one parameter per value.",
        IObjectCreationOperation { Type: var type } when LibraryTypes.IsValue(type) => $"'new {type!.Name}' cannot be read as an equation. {MadeVector}",
        IObjectCreationOperation or ITypeParameterObjectCreationOperation or IAnonymousObjectCreationOperation => "'new' cannot be read as an equation. Use a tuple to hold several values.",
        IInstanceReferenceOperation => "'this' cannot be read as an equation, because a step is static. Pass values from step to step as [State] parameters.",
        IInterpolatedStringOperation => "A string cannot be read as an equation. " + Values,
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string } } => "A string cannot be read as an equation. " + Values,
        ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => "'null' cannot be read as an equation. Use a value, which is never null.",
        ILiteralOperation => "This constant cannot be read as an equation. " + Values,
        IDefaultValueOperation => "'default' cannot be read as an equation. Compute a value.",
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation =>
            "'dynamic' cannot be read as an equation. " + Values,
        IIsTypeOperation => "A type test cannot be read as an equation. " + Values,
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => "A test for null cannot be read as an equation. Use the value itself, which is never null.",
        ITupleBinaryOperation => "A comparison of tuples cannot be read as an equation. Compare numbers.",
        IRangeOperation => "A range cannot be read as an equation by itself. Write it where it is used, as in v[a..b].",
        IPatternOperation => "This pattern cannot be read as an equation. Compare with constants.",
        ISwitchOperation or ICaseClauseOperation => "This 'switch' cannot be read as equations. Compare with constants.",
        IWithOperation => "'with' cannot be read as an equation. " + Values,
        IAddressOfOperation => "A pointer cannot be read as an equation. " + Values,
        IUnaryOperation => "This operator cannot be read as an equation. Use the operators of Vector, Matrix and Scalar.",
        _ => "This cannot be read as an equation. " + Values,
    };
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Calls: functions of EquationFunctions are equations, System.Math computes with known numbers, and methods of the user's are run in place.</summary>
internal sealed class CallReader(Interpreter run)
{
    private readonly FunctionReader _functions = new(run);
    private readonly MathReader _math = new(run);
    private readonly Stack<Call> _calls = [];

    public SymbolicValue Read(IInvocationOperation call) =>
        LibraryTypes.HasFunctions(call.TargetMethod.ContainingType) ? _functions.Read(call)
        : MathReader.Reads(call.TargetMethod) ? _math.Read(call)
        : Inline(call);

    /// <summary>Runs a method's body; its parameters stand for their values already.</summary>
    public SymbolicValue Run(IMethodSymbol method, SyntaxNode declaration, IOperation? place)
    {
        if (run.Sources.BodyOf(declaration) is not { } body || run.Sources.HasErrors(declaration))
        {
            run.Objections.Reject();
            return SymbolicValue.Broken;
        }

        _calls.Push(new Call(method));
        using (run.Enter(place?.Syntax.GetLocation()))
        {
            run.Execute(body);
        }

        return _calls.Pop().Result;
    }

    /// <summary>Ends the method that runs, with a result.</summary>
    public void Return(SymbolicValue result, IOperation place)
    {
        _calls.Peek().Result = result;
        if (_calls.Count == 1)
        {
            StepResult = place;
        }
    }

    /// <summary>The result of the step itself; null where it returns nothing.</summary>
    public IOperation? StepResult { get; private set; }

    private SymbolicValue Inline(IInvocationOperation call)
    {
        if (Declaration(call) is not { } declaration || run.Sources.MethodOf(declaration) is not { } method)
        {
            return SymbolicValue.Broken;
        }

        if (_calls.Any(each => SymbolEqualityComparer.Default.Equals(each.Method, method)))
        {
            return run.Object(CellRules.RecursiveEquations, call.Syntax, $"'{method.Name}' calls itself, directly or through other methods, but calls in equations are inlined. Use a 'for' loop with constant bounds.");
        }

        // All are read before the first is bound: one of them may call the same method.
        var arguments = call.Arguments.Select(argument => (Parameter: method.Parameters[argument.Parameter!.Ordinal], Value: run.Evaluate(argument.Value), argument.Value.Syntax)).ToArray();
        foreach (var (parameter, value, syntax) in arguments)
        {
            run[parameter] = Conversions.To(run, value, parameter.Type, syntax, isChecked: false);
        }

        return Run(method, declaration, call);
    }

    // The declaration of what can be run in place; otherwise an objection, and null.
    private SyntaxNode? Declaration(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var declaration = run.Sources.DeclarationOf(method);
        var problem = method switch
        {
            { MethodKind: MethodKind.DelegateInvoke } => "A call of a delegate cannot be read as an equation. Call a static method.",
            { ContainingType.Name: "Random" } when method.ContainingNamespace is { Name: "System" } => "Equations cannot draw random numbers. Use the options Dropout, RecurrentDropout and Zoneout of the layer.",
            { ContainingType.Name: "Enumerable" } => $"The query '{method.Name}' cannot be read as equations. Use a 'for' loop with constant bounds.",
            { IsStatic: true, ContainingType: { } owner } when LibraryTypes.IsValue(owner) => $"A call of '{owner.Name}.{method.Name}' cannot be read as an equation. {Constructs.MadeVector}",
            { IsStatic: false, MethodKind: not MethodKind.LocalFunction } => $"The instance method '{method.Name}' cannot be read as equations. Call a static method with a body in this project.",
            { IsAsync: true } => $"The asynchronous method '{method.Name}' cannot be read as equations. Call a static method that returns its result directly.",
            { IsGenericMethod: true } or { ContainingType.IsGenericType: true } => $"The generic method '{method.Name}' cannot be read as equations. Write it for Vector, Matrix or Scalar.",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => $"'{method.Name}' returns a reference, which cannot be read as an equation. Return the value.",
            { IsVararg: true } => $"The '__arglist' of '{method.Name}' cannot be read as an equation. Declare one parameter per value.",
            _ when declaration is null => $"A call of '{method.ContainingType?.Name}.{method.Name}' cannot be read as an equation. Call functions of RecurrentCell, and static methods with a body in this project.",
            _ when method.Parameters.Any(parameter => parameter.RefKind != RefKind.None) => $"'{method.Name}' takes a parameter by reference, which cannot be read as an equation. Pass the value, and return a tuple.",
            _ when method.Parameters.Any(parameter => parameter.IsParams) => $"The 'params' of '{method.Name}' cannot be read as an equation. Declare one parameter per value.",
            _ => null,
        };
        if (problem is null)
        {
            return declaration;
        }

        run.NotAnEquation(call.Syntax, problem);
        return null;
    }

    /// <summary>A method that runs.</summary>
    private sealed class Call(IMethodSymbol method)
    {
        public IMethodSymbol Method { get; } = method;

        /// <summary>Broken until the method returns: a method that is not read to its end returns nothing that is known.</summary>
        public SymbolicValue Result { get; set; } = method.ReturnsVoid ? SymbolicValue.Nothing : SymbolicValue.Broken;
    }
}

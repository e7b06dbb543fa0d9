using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Calls: functions of RecurrentCell are equations, System.Math computes with known numbers, and methods of the user's are run in place.</summary>
internal sealed class CallReader(Interpreter run)
{
    private readonly FunctionReader _functions = new(run);
    private readonly MathReader _math = new(run);
    private readonly Stack<Call> _calls = [];

    public SymbolicValue Read(IInvocationOperation call) =>
        LibraryTypes.IsRecurrentCell(call.TargetMethod.ContainingType) ? _functions.Read(call)
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

    /// <summary>What the step itself returns; null where it does not.</summary>
    public IOperation? StepResult { get; private set; }

    private SymbolicValue Inline(IInvocationOperation call)
    {
        if (Declaration(call) is not { } declaration || run.Sources.MethodOf(declaration) is not { } method)
        {
            return SymbolicValue.Broken;
        }

        if (_calls.Any(each => SymbolEqualityComparer.Default.Equals(each.Method, method)))
        {
            return run.Object(CellRules.RecursiveEquations, call.Syntax, method.Name);
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
        var (what, instead) = method switch
        {
            { MethodKind: MethodKind.DelegateInvoke } => ("A call of a delegate", "call a static method"),
            { ContainingType.Name: "Random" } when method.ContainingNamespace is { Name: "System" } => ("A random number", "Dropout, RecurrentDropout and Zoneout of the layer draw them"),
            { ContainingType.Name: "Enumerable" } => ($"The query '{method.Name}'", "use a 'for' loop whose bounds are constants"),
            { IsStatic: true, ContainingType: { } owner } when LibraryTypes.IsValue(owner) => ($"A call of '{owner.Name}.{method.Name}'", Constructs.MadeVector),
            { IsStatic: false, MethodKind: not MethodKind.LocalFunction } => ($"The instance method '{method.Name}'", "call a static method with a body in this project"),
            { IsAsync: true } => ($"The asynchronous method '{method.Name}'", "call a static method that computes at once"),
            { IsGenericMethod: true } or { ContainingType.IsGenericType: true } => ($"The generic method '{method.Name}'", "write it for Vector, Matrix or Scalar"),
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => ($"The result by reference of '{method.Name}'", "return the value"),
            { IsVararg: true } => ($"The '__arglist' of '{method.Name}'", "write a parameter for each value"),
            _ when declaration is null => ($"A call of '{method.ContainingType?.Name}.{method.Name}'", "call functions of RecurrentCell, and static methods with a body in this project"),
            _ when method.Parameters.Any(parameter => parameter.RefKind != RefKind.None) => ($"The reference that '{method.Name}' takes", "pass the value, and return a tuple"),
            _ when method.Parameters.Any(parameter => parameter.IsParams) => ($"The 'params' of '{method.Name}'", "write a parameter for each value"),
            _ => ("", ""),
        };
        if (what.Length == 0)
        {
            return declaration;
        }

        run.NotAnEquation(call.Syntax, what, instead);
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

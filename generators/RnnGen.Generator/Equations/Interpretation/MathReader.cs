using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Functions of System.Math: on known numbers they are computed, on lengths they are equations.</summary>
internal sealed class MathReader(Interpreter run)
{
    public static bool Reads(IMethodSymbol method) =>
        method.ContainingType is { Name: "Math", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public SymbolicValue Read(IInvocationOperation call)
    {
        // Evaluated as written, and ordered afterwards: one argument may assign what another reads.
        var evaluated = call.Arguments.Select(argument => (argument.Parameter!.Ordinal, Operand: new Operand(run.Evaluate(argument.Value), argument.Value.Syntax))).ToArray();
        var arguments = evaluated.OrderBy(argument => argument.Ordinal).Select(argument => argument.Operand).ToArray();
        if (arguments.Any(argument => argument.Value == SymbolicValue.Broken))
        {
            return SymbolicValue.Broken;
        }

        var known = arguments.Select(argument => argument.Value).OfType<KnownValue>().Select(value => value.Value).ToArray();
        var name = call.TargetMethod.Name;
        return known.Length == arguments.Length && MathFunctions.Compute(name, known) is { } result && Constants.To(call.Type!, result, isChecked: true) is { } typed ? new KnownValue(typed)
            : known.Length < arguments.Length && IsEquation(name, arguments.Length) && call.Type is { SpecialType: SpecialType.System_Double } ? run.Add(name, arguments, [], call.Syntax)
            : run.NotAnEquation(call.Syntax, $"'Math.{name}' of these arguments cannot be read as an equation. Write the number, or use a function of RecurrentCell.");
    }

    private static bool IsEquation(string name, int arguments) => name switch
    {
        "Sqrt" or "Exp" or "Tanh" or "Abs" or "Sin" or "Cos" or "Floor" => true,
        "Log" => arguments == 1,
        "Min" or "Max" => true,
        _ => false,
    };
}

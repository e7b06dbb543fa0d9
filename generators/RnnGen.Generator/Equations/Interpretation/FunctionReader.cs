using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>
/// Functions of RecurrentCell. An operation has the method's name; its operands are the arguments that are vectors, matrices and scalars, its numbers the others.
/// </summary>
internal sealed class FunctionReader(Interpreter run)
{
    public SymbolicValue Read(IInvocationOperation call)
    {
        if (OperationCatalog.Find(call.TargetMethod.Name) is not { } operation)
        {
            return Constructs.ObjectTo(run, call);
        }

        var operands = new SortedDictionary<int, IReadOnlyList<Operand>>();
        var numbers = new SortedDictionary<int, double?>();
        foreach (var argument in call.Arguments)
        {
            var parameter = argument.Parameter!;
            if (LibraryTypes.IsValue(parameter.Type))
            {
                operands[parameter.Ordinal] = [Operand(argument.Value)];
            }
            else if (parameter.IsParams)
            {
                operands[parameter.Ordinal] = Items(argument);
            }
            else
            {
                numbers[parameter.Ordinal] = Number(call, argument);
            }
        }

        var all = operands.Values.SelectMany(each => each).ToArray();
        return numbers.Values.Any(number => number is null) || all.Any(operand => operand.Value == SymbolicValue.Broken) ? SymbolicValue.Broken
            : FunctionLimits.Problem(operation.Name, [.. numbers.Values.Select(number => number!.Value)]) is { } problem ? run.NotAnEquation(call.Syntax, problem)
            : all.Length == 0 ? run.NotAnEquation(call.Syntax, $"'{operation.Name}' has no arguments. Pass at least one vector.")
            : run.Add(operation.Name, all, numbers.Values.Select(number => number!.Value), call.Syntax);
    }

    private Operand Operand(IOperation argument) => new(run.Evaluate(argument), argument.Syntax);

    private IReadOnlyList<Operand> Items(IArgumentOperation argument) => Collections.Items(argument.Value) is { } items
        ? [.. items.Select(Operand)]
        : [new(run.NotAnEquation(argument.Syntax, "A collection of vectors cannot be read as an equation. Pass the vectors one by one, as in Concat(a, b)."), argument.Syntax)];

    private double? Number(IInvocationOperation call, IArgumentOperation argument)
    {
        var (function, parameter) = (call.TargetMethod.Name, argument.Parameter!.Name);
        var what = $"The argument '{parameter}' of '{function}'";
        return parameter switch
        {
            "start" or "index" => Numbers.Read(run, argument.Value, what, least: 0),
            "length" or "of" or "rows" or "columns" => Numbers.Read(run, argument.Value, what, least: 1),
            _ => Numbers.Read(run, argument.Value, what),
        };
    }
}

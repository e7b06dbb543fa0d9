using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Vectors made of numbers, <c>new Vector(0.5, 1)</c>: the numbers one after the other.</summary>
internal sealed class VectorReader(Interpreter run)
{
    public SymbolicValue Read(IObjectCreationOperation creation) =>
        creation.Arguments is [var argument] && Collections.Items(argument.Value) is { } items
            ? Joined(run, items, creation.Syntax, "Vector")
            : run.NotAnEquation(creation.Syntax, "The numbers of 'new Vector' must be written one by one. Write new Vector(0.5, 1).");

    /// <summary>Numbers one after the other, as a vector.</summary>
    public static SymbolicValue Joined(Interpreter run, IReadOnlyList<IOperation> items, SyntaxNode place, string type)
    {
        var numbers = new List<Operand>();
        foreach (var item in items)
        {
            numbers.Add(new Operand(run.Evaluate(item), item.Syntax));
        }

        return numbers.Any(number => number.Value == SymbolicValue.Broken) ? SymbolicValue.Broken
            : numbers.Count == 0 ? run.NotAnEquation(place, $"'new {type}' has no numbers. Pass at least one.")
            : run.Add("Concat", numbers, [], place);
    }
}

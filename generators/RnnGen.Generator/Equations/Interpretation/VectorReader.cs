using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Vectors made of numbers, <c>new Vector(0.5, 1)</c>: the numbers one after the other.</summary>
internal sealed class VectorReader(Interpreter run)
{
    public SymbolicValue Read(IObjectCreationOperation creation)
    {
        if (creation.Arguments is not [var argument] || Collections.Items(argument.Value) is not { } items)
        {
            return run.NotAnEquation(creation.Syntax, "The numbers of 'new Vector' must be written one by one. Write new Vector(0.5, 1).");
        }

        var numbers = new List<Operand>();
        foreach (var item in items)
        {
            numbers.Add(new Operand(run.Evaluate(item), item.Syntax));
        }

        return numbers.Any(number => number.Value == SymbolicValue.Broken) ? SymbolicValue.Broken
            : numbers.Count == 0 ? run.NotAnEquation(creation.Syntax, "'new Vector' has no numbers. Pass at least one.")
            : run.Add("Concat", numbers, [], creation.Syntax);
    }
}

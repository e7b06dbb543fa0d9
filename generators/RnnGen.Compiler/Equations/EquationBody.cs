using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Equations;

/// <summary>Builds the equations of a user's method.</summary>
internal static class EquationBody
{
    /// <param name="program">The method.</param>
    /// <param name="parameters">The values of its parameters.</param>
    /// <param name="scope">The program that operations build in.</param>
    /// <param name="let">Gives a value the name that the user gave it.</param>
    /// <returns>The values of parameters and equations.</returns>
    public static IReadOnlyList<EquationValue> Build(CellProgram program, IEnumerable<EquationValue> parameters, EquationScope scope, Action<ValueName, Value> let)
    {
        var values = parameters.ToList();
        var (names, live) = (new EquationNames(program), program.LiveValues());
        foreach (var equation in program.Equations)
        {
            if (!live.Contains(values.Count))
            {
                values.Add(EquationValue.Scalar(scope.Step.Constant(0)));
                continue;
            }

            var operands = equation.Operands.Select(operand => values[operand]).ToList();
            var built = OperationCatalog.Find(equation.Operation)!.Build(scope, operands, equation.Numbers);
            if (built.Value is { } value && names.Of(values.Count) is { } name)
            {
                let(name, value);
            }

            values.Add(built);
        }

        return values;
    }
}

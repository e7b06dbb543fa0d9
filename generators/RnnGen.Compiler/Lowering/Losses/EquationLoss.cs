using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>A user's loss: the equations that its methods have.</summary>
/// <param name="program">The methods.</param>
/// <param name="numbers">The numbers that the attribute gives.</param>
internal sealed class EquationLoss(LossProgram program, IReadOnlyList<double> numbers) : LossEquations
{
    public override Value Link(StepBuilder step, Value y) => program.Link is { } link ? Build(link, step, y, null) : y;

    public override Value Point(StepBuilder step, Value y) => program.Point is { } point ? Build(point, step, y, null) : Link(step, y);

    public override Value Loss(StepBuilder step, Value y, Value target) => Build(program.Loss, step, y, target);

    private Value Build(CellProgram method, StepBuilder step, Value y, Value? target)
    {
        // Loss has all the numbers, in the order in which they are given; the others name some of them.
        string[] names = [.. program.Loss.Parameters.Where(parameter => parameter.Role == CellParameterRole.Option).Select(parameter => parameter.Name)];
        var parameters = method.Parameters.Select(parameter => parameter.Role switch
        {
            CellParameterRole.Input => EquationValue.Vector(y),
            CellParameterRole.Target => EquationValue.Vector(target!),
            _ => EquationValue.Scalar(step.Constant(numbers[names.ToList().IndexOf(parameter.Name)])),
        });
        return EquationBody.Build(method, parameters, new EquationScope(step, value => value), (name, value) => step.Let(name, value))[method.Results[0]].Plain;
    }
}

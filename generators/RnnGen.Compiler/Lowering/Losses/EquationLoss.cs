using System;
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

    public override IReadOnlyList<NoisePart>? Noise(int outputs) => program.Sample is not { } sample ? null :
    [
        .. from i in Enumerable.Range(0, sample.Parameters.Count)
           where sample.Parameters[i].Role == CellParameterRole.Noise
           select new NoisePart(KindOf(sample.Parameters[i].Distribution), LossWidths.TypesOf(sample)[i].Rows.In(0, outputs) ?? throw new InvalidOperationException("Random numbers without a width.")),
    ];

    public override Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise) => Build(program.Sample!, step, y, null, noise);

    public override Value Loss(StepBuilder step, Value y, Value target) => Build(program.Loss, step, y, target);

    private static NoiseKind KindOf(NoiseDistribution distribution) => distribution switch
    {
        NoiseDistribution.Normal => NoiseKind.Normal,
        NoiseDistribution.Uniform => NoiseKind.Uniform,
        NoiseDistribution.Exponential => NoiseKind.Exponential,
        _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution, "A distribution that nothing draws from."),
    };

    private Value Build(CellProgram method, StepBuilder step, Value y, Value? target, IReadOnlyList<Value>? noise = null)
    {
        // Loss has all the numbers, in the order in which they are given; the others name some of them.
        string[] names = [.. program.Loss.Parameters.Where(parameter => parameter.Role == CellParameterRole.Option).Select(parameter => parameter.Name)];
        var random = new Queue<Value>(noise ?? []);
        var parameters = method.Parameters.Select(parameter => parameter.Role switch
        {
            CellParameterRole.Input => EquationValue.Vector(y),
            CellParameterRole.Target => EquationValue.Vector(target!),
            CellParameterRole.Noise => EquationValue.Vector(random.Dequeue()),
            _ => EquationValue.Scalar(step.Constant(numbers[names.ToList().IndexOf(parameter.Name)])),
        });
        return EquationBody.Build(method, parameters, new EquationScope(step, value => value), (name, value) => step.Let(name, value))[method.Results[0]].Plain;
    }
}

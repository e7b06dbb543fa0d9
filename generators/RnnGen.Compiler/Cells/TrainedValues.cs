using System;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>The trained parameters of a user's equations, as values: a matrix that is only multiplied with is stored for products, another one as the elements that it is.</summary>
/// <param name="program">The equations.</param>
/// <param name="types">Their types.</param>
/// <param name="sizeOf">A width in this network.</param>
/// <param name="step">The program that the equations stand in.</param>
/// <param name="parameters">The layer's parameters.</param>
/// <param name="fan">PyTorch draws from ±1/sqrt of this.</param>
/// <param name="hasBias">Whether biases are there; otherwise they are 0.</param>
internal sealed class TrainedValues(CellProgram program, CellTypes types, Func<Width, int> sizeOf, StepBuilder step, LayerParameters parameters, int fan, bool hasBias)
{
    private readonly StoragePlan _storage = new(program);
    private readonly MatrixUses _uses = new(program);

    /// <summary>The value of a parameter, by its number.</summary>
    public EquationValue this[int number]
    {
        get
        {
            var (parameter, place) = (program.Parameters[number], _storage[number]);
            var (rows, columns) = (sizeOf(types[number].Rows), sizeOf(types[number].Columns));
            var isRecurrent = parameter.Role == CellParameterRole.Recurrent;
            return parameter switch
            {
                { IsMatrix: true } when !_uses.IsFactor(number) => new EquationValue(step.Apply(new Bias(parameters.ElementsOf(parameter, rows, columns, fan, place))), rows, columns) { IsRecurrent = isRecurrent },
                { IsMatrix: true } when _uses.PartsOf(number) is > 1 and var parts =>
                    new EquationValue(null, rows, columns) { Parts = parameters.PartsOf(parameter, rows, columns, parts, fan, place), IsRecurrent = isRecurrent },
                { IsMatrix: true } => new EquationValue(null, rows, columns) { Weights = parameters.Of(parameter, rows, columns, fan, place), IsRecurrent = isRecurrent },
                { Role: CellParameterRole.Bias } when !hasBias => EquationValue.Vector(step.Apply(new Broadcast(rows), step.Constant(0))),
                _ => EquationValue.Vector(step.Apply(new Bias(parameters.Of(parameter, rows, columns, fan, place)))),
            };
        }
    }
}

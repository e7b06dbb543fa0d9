using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>A user's cell: the equations that its method has. From here on it is a cell like any other.</summary>
internal sealed record EquationCell(CellProgram Program) : Cell
{
    public override string Name => Program.Name;

    public override string InputName => EquationNames.WithoutIndex(Program.Parameters.First(p => p.Role == CellParameterRole.Input).Name);

    public override void Define(CellBuilder cell)
    {
        var values = EquationBody.Build(Program, ParameterValues(cell), new EquationScope(cell.Builder, cell.Dropped), (name, value) => cell.Let(name, value));

        // What a state becomes may depend on what another one was: all are read before the first is written.
        foreach (var (state, result) in Program.States.Zip(Program.Results, (state, result) => (state, result)))
        {
            cell.Next(values[state].Plain, values[result].Plain);
        }
    }

    private IEnumerable<EquationValue> ParameterValues(CellBuilder cell)
    {
        var types = CellTypes.Of(Program);
        var (storage, uses) = (new StoragePlan(Program), new MatrixUses(Program));
        for (var i = 0; i < Program.Parameters.Count; i++)
        {
            var (parameter, type) = (Program.Parameters[i], types[i]);
            var (rows, columns) = (cell.In(type.Rows), cell.In(type.Columns));
            yield return parameter.Role switch
            {
                CellParameterRole.Input => EquationValue.Vector(cell.X!),
                CellParameterRole.State => new EquationValue(cell.State(parameter.Name, rows * columns), rows, columns),
                _ when parameter.IsMatrix && !uses.IsFactor(i) => new EquationValue(cell.Builder.Apply(new Bias(cell.TrainedElements(parameter, rows, columns, storage[i]))), rows, columns)
                {
                    IsRecurrent = parameter.Role == CellParameterRole.Recurrent,
                },
                _ when parameter.IsMatrix => new EquationValue(null, rows, columns)
                {
                    Weights = cell.Trained(parameter, rows, columns, storage[i]),
                    IsRecurrent = parameter.Role == CellParameterRole.Recurrent,
                },
                CellParameterRole.Bias when !cell.HasBias => EquationValue.Vector(cell.Builder.Apply(new Broadcast(rows), cell.Builder.Constant(0))),
                _ => EquationValue.Vector(cell.Builder.Apply(new Bias(cell.Trained(parameter, rows, columns, storage[i])))),
            };
        }
    }
}

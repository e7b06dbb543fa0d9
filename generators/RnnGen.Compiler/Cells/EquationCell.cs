using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Equations.Typing;

namespace RnnGen.Compiler.Cells;

/// <summary>A user's cell: the equations that its method has. From here on it is a cell like any other.</summary>
internal sealed record EquationCell(CellProgram Program) : Cell
{
    public override string Name => Program.Name;

    public override int States => Program.States.Count();

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
        var trained = cell.Trained(Program, types);
        for (var i = 0; i < Program.Parameters.Count; i++)
        {
            var (rows, columns) = (types[i].Rows, types[i].Columns);
            yield return Program.Parameters[i] switch
            {
                { Role: CellParameterRole.Input } => EquationValue.Vector(cell.X!),
                { Role: CellParameterRole.State } state => new EquationValue(cell.State(state.Name, cell.In(rows) * cell.In(columns)), cell.In(rows), cell.In(columns)),
                _ => trained[i],
            };
        }
    }
}

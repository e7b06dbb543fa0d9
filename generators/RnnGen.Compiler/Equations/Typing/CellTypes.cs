using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Operations;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>The types of a cell's values, inferred from its equations, and what is wrong with them.</summary>
internal sealed class CellTypes
{
    private readonly WidthSolver _solver = new();
    private readonly List<EquationType> _types = [];
    private readonly List<CellProblem> _problems = [];
    private readonly List<Bound> _bounds = [];
    private readonly AreaSolver _areas;

    private CellTypes() => _areas = new AreaSolver(_solver);

    /// <summary>The objections, in the order of the equations.</summary>
    public IReadOnlyList<CellProblem> Problems => _problems;

    /// <summary>How long vectors must be at least, where that depends on the network.</summary>
    public IReadOnlyList<Bound> Bounds => _bounds;

    /// <summary>The type of a value.</summary>
    public EquationType this[int value] => _solver.Resolve(_types[value]);

    /// <summary>How long a vector is in a network.</summary>
    public int? In(Bound bound, int inputs, int units) => _solver.Resolve(bound.Width).In(inputs, units);

    public static CellTypes Of(CellProgram program)
    {
        var types = new CellTypes();
        var uses = new MatrixUses(program);

        // All rows before the first columns: of widths that are open the solver tells the later by the earlier, and rows are what a matrix makes of whatever it reads.
        var rows = program.Parameters.Select(types.RowsOf).ToList();
        types._types.AddRange(program.Parameters.Select((parameter, i) => types.OfParameter(parameter, rows[i], uses.IsFactor(i))));
        types.ExpectOutput(program);
        for (var i = 0; i < program.Equations.Count; i++)
        {
            types._types.Add(types.OfEquation(program.Parameters.Count + i, program.Equations[i]));
            types._areas.Settle();
        }

        types.ExpectResults(program);
        types._areas.Settle();
        types.Close(program);
        types.FindAreas();
        types.FindEmpty(program);
        types.FindUnused(program);
        return types;
    }

    private Width RowsOf(CellParameter parameter) => parameter.Role == CellParameterRole.Input ? (parameter.IsAsWideAsUnits ? Width.Units : Width.Inputs) : Extent(parameter.Rows);

    private EquationType OfParameter(CellParameter parameter, Width rows, bool isFactor) =>
        parameter.IsMatrix ? EquationType.Matrix(rows, Extent(parameter.Columns), isFactor) : EquationType.Vector(rows);

    private Width Extent(int declared) => declared > 0 ? Width.Number(declared) : _solver.New();

    /// <summary>The first state is a vector of units.</summary>
    private void ExpectOutput(CellProgram program)
    {
        foreach (var state in program.States.Take(1))
        {
            var type = _types[state];
            if (type.Kind != EquationKind.Vector || !_solver.Unify(type.Rows, Width.Units))
            {
                _problems.Add(new(CellProblemKind.OutputState, state, -1, new([program.Parameters[state].Name, this[state].ToString()])));
            }
        }
    }

    private EquationType OfEquation(int value, Equation equation)
    {
        var operation = OperationCatalog.Find(equation.Operation)!;
        var operands = new OperandTypes(_solver, [.. equation.Operands.Select(operand => _types[operand])], (kind, operand, details) =>
            _problems.Add(new(kind, value, operand, new(details))));
        var type = operation.Infer(operands, equation.Numbers);
        _areas.Add(operands.Areas.Select(area => new Area(area.Rows, area.Columns, area.Elements, value, area.Operand)));
        _bounds.AddRange(operands.Bounds.Select(bound => new Bound(bound.Width, bound.Least, value, bound.Operand)));
        return type;
    }

    private void ExpectResults(CellProgram program)
    {
        foreach (var (state, result) in program.States.Zip(program.Results, (state, result) => (state, result)))
        {
            var (type, expected) = (_types[result], _types[state]);
            if (type.IsFactor)
            {
                _problems.Add(new(CellProblemKind.TransposeUse, result, -1, new([])));
            }
            else if (!_solver.Unify(type, expected))
            {
                var because = $"it is the next value of the state '{program.Parameters[state].Name}'";
                _problems.Add(new(CellProblemKind.ShapeMismatch, result, -1, new([_solver.Resolve(type).ToString(), _solver.Resolve(expected).ToString(), because])));
            }
        }
    }

    /// <summary>What the equations leave open is as wide as the units.</summary>
    private void Close(CellProgram program)
    {
        foreach (var type in _types.Take(program.Parameters.Count))
        {
            _solver.Close(type.Rows);
            _solver.Close(type.Columns);
        }

        foreach (var bound in _bounds.Where(bound => _solver.Resolve(bound.Width).Fixed < bound.Least).ToList())
        {
            _bounds.Remove(bound);
            var vector = EquationType.Vector(_solver.Resolve(bound.Width));
            _problems.Add(new(CellProblemKind.ShapeMismatch, bound.Value, bound.Operand, new([vector.ToString(), $"a vector of {bound.Least} or more", "elements of it are taken by their places"])));
        }
    }

    /// <summary>Where several widths of a sum are open, the units are the first one's, and nothing is left for the others.</summary>
    private void FindEmpty(CellProgram program)
    {
        if (_problems.Count > 0)
        {
            return;
        }

        foreach (var empty in Enumerable.Range(0, program.Parameters.Count).Where(i => this[i].Rows.IsImpossible || this[i].Columns.IsImpossible))
        {
            _problems.Add(new(CellProblemKind.ShapeMismatch, empty, -1, new(
                [this[empty].ToString(), "one that has elements", "the equations leave another width open, which is as large as the units then, and nothing is left for this one; set Rows or Columns of one of the two"])));
        }
    }

    private void FindAreas()
    {
        Refuse(_areas.Unsettled, _ => "a matrix whose rows or columns are a number", "its elements become one vector; set Rows or Columns of the state or the weight that it comes from");
        Refuse(_areas.Impossible, area => $"a matrix of as many elements as {_solver.Resolve(EquationType.Vector(area.Elements))}", "its elements become one vector");

        void Refuse(IEnumerable<Area> areas, Func<Area, string> expected, string because) => _problems.AddRange(areas.Select(area => new CellProblem(
            CellProblemKind.ShapeMismatch, area.Value, area.Operand, new([_solver.Resolve(EquationType.Matrix(area.Rows, area.Columns)).ToString(), expected(area), because]))));
    }

    private void FindUnused(CellProgram program)
    {
        var live = program.LiveValues(sizes: false);
        for (var i = 0; i < program.Parameters.Count; i++)
        {
            if (program.Parameters[i].Role != CellParameterRole.State && !live.Contains(i))
            {
                _problems.Add(new(CellProblemKind.UnusedParameter, i, -1, new([program.Parameters[i].Name])));
            }
        }
    }
}

/// <summary>That a vector has at least so many elements.</summary>
/// <param name="Width">Its length.</param>
/// <param name="Least">So many.</param>
/// <param name="Value">The value whose equation asks for it.</param>
/// <param name="Operand">Which operand of it.</param>
internal sealed record Bound(Width Width, int Least, int Value, int Operand);

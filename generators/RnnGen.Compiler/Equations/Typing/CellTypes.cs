using System.Collections.Generic;
using System.Globalization;
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

    /// <summary>The widths of inputs beside the first, in order.</summary>
    private Queue<int> _others = new();
    private bool _hasInput;

    private CellTypes() => _areas = new AreaSolver(_solver);

    /// <summary>The objections, in the order of the equations.</summary>
    public IReadOnlyList<CellProblem> Problems => _problems;

    /// <summary>How long vectors must be at least, where that depends on the network.</summary>
    public IReadOnlyList<Bound> Bounds => _bounds;

    /// <summary>The type of a value.</summary>
    public EquationType this[int value] => _solver.Resolve(_types[value]);

    /// <summary>How long a vector is in a network.</summary>
    public int? In(Bound bound, int inputs, int units) => _solver.Resolve(bound.Width).In(inputs, units);

    /// <summary>The types of a program's values.</summary>
    /// <param name="program">The program.</param>
    public static CellTypes Of(CellProgram program) => Of(program, []);

    /// <summary>The types of a program's values in a network.</summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The widths of what it reads: of the first input, which types go on calling inputs, and of the others; empty where they are not known.</param>
    public static CellTypes Of(CellProgram program, IReadOnlyList<int> inputs)
    {
        var types = new CellTypes();
        types._others = new Queue<int>(inputs.Skip(1));
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
        types.CloseResult(program);
        types._areas.Settle();
        types.Close(program);
        types.FindAreas();
        types.FindEmpty(program);
        types.FindUnused(program);
        return types;
    }

    private Width RowsOf(CellParameter parameter) => parameter.Role switch
    {
        CellParameterRole.Input when _hasInput => _others.Count > 0 ? Width.Number(_others.Dequeue()) : _solver.New(),
        CellParameterRole.Input => First(parameter),
        CellParameterRole.Option => Width.Number(1),
        _ => Extent(parameter.Rows, parameter.RowsPerUnit),
    };

    private Width First(CellParameter parameter)
    {
        _hasInput = true;
        return parameter.IsAsWideAsUnits ? Width.Units : Width.Inputs;
    }

    private EquationType OfParameter(CellParameter parameter, Width rows, bool isFactor) =>
        parameter.IsMatrix ? EquationType.Matrix(rows, Extent(parameter.Columns, parameter.ColumnsPerUnit), isFactor)
        : parameter.Role == CellParameterRole.Option ? EquationType.Scalar
        : EquationType.Vector(rows);

    private Width Extent(int declared, int perUnit) => declared > 0 ? Width.Number(declared) : perUnit > 0 ? Width.Units * new Fraction(perUnit) : _solver.New();

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
                _problems.Add(new(CellProblemKind.NextState, result, -1, new([_solver.Resolve(type).ToString(), _solver.Resolve(expected).ToString(), program.Parameters[state].Name])));
            }
        }
    }

    /// <summary>Without a state, which has the units, the result has them where the equations leave that open.</summary>
    private void CloseResult(CellProgram program)
    {
        if (!program.States.Any() && _solver.Resolve(_types[program.Results[0]].Rows) is { Unknown: not null } rows)
        {
            _solver.Unify(rows, Width.Units);
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
            _problems.Add(new(CellProblemKind.ShortVector, bound.Value, bound.Operand, new([vector.ToString(), bound.Least.ToString(CultureInfo.InvariantCulture)])));
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
            _problems.Add(new(CellProblemKind.EmptyParameter, empty, -1, new([program.Parameters[empty].Name, this[empty].ToString()])));
        }
    }

    private void FindAreas()
    {
        _problems.AddRange(_areas.Unsettled.Select(area => new CellProblem(CellProblemKind.OpenMatrix, area.Value, area.Operand, new([Matrix(area)]))));
        _problems.AddRange(_areas.Impossible.Select(area => new CellProblem(
            CellProblemKind.FlattenedLength, area.Value, area.Operand, new([Matrix(area), _solver.Resolve(EquationType.Vector(area.Elements)).ToString()]))));

        string Matrix(Area area) => _solver.Resolve(EquationType.Matrix(area.Rows, area.Columns)).ToString();
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

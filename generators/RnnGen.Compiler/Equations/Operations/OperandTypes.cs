using System;
using System.Collections.Generic;
using RnnGen.Compiler.Equations.Typing;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>The types of an equation's operands, and a way to object to them.</summary>
/// <param name="solver">What is known of widths.</param>
/// <param name="types">The types.</param>
/// <param name="report">Takes what is wrong, the operand that it is about, and the details.</param>
internal sealed class OperandTypes(WidthSolver solver, IReadOnlyList<EquationType> types, Action<CellProblemKind, int, string[]> report)
{
    public int Count => types.Count;

    /// <summary>What <see cref="ExpectAtLeast"/> demanded.</summary>
    public List<(Width Width, int Operand, int Least)> Bounds { get; } = [];

    /// <summary>What <see cref="ExpectElements"/> demanded.</summary>
    public List<(Width Rows, Width Columns, Width Elements, int Operand)> Areas { get; } = [];

    /// <summary>An operand's type; a matrix that is a factor is objected to.</summary>
    public EquationType this[int operand]
    {
        get
        {
            if (types[operand].IsFactor)
            {
                report(CellProblemKind.TransposeUse, operand, []);
            }

            return types[operand];
        }
    }

    /// <summary>The type of what may be a factor.</summary>
    public EquationType Factor(int operand) => types[operand];

    /// <summary>A width that is not known yet.</summary>
    public Width NewWidth() => solver.New();

    /// <summary>Demands that an operand is of a type.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="expected">The type.</param>
    /// <param name="problem">The problem where it is not: its details are the operand's type and the expected one, and those that follow.</param>
    /// <param name="details">Further details.</param>
    public void Expect(int operand, EquationType expected, CellProblemKind problem, params string[] details)
    {
        var type = this[operand];
        if (!solver.Unify(type, expected))
        {
            report(problem, operand, [solver.Resolve(types[operand]).ToString(), solver.Resolve(expected).ToString(), .. details]);
        }
    }

    /// <summary>Demands that a matrix has so many rows.</summary>
    /// <inheritdoc cref="Expect" />
    public void ExpectRows(int operand, Width rows, CellProblemKind problem, params string[] details)
    {
        var type = types[operand];
        var expected = type with { Rows = rows };
        if (type.IsTransposed)
        {
            report(CellProblemKind.TransposeUse, operand, []);
        }
        else if (!solver.Unify(type, expected))
        {
            report(problem, operand, [solver.Resolve(type).ToString(), solver.Resolve(expected).ToString(), .. details]);
        }
    }

    /// <summary>Demands that a vector has so many elements.</summary>
    public void ExpectAtLeast(int operand, int elements)
    {
        _ = this[operand];
        Bounds.Add(new(types[operand].Rows, operand, elements));
    }

    /// <summary>Demands that a matrix has so many elements. What that says is known as soon as its rows or its columns are a number.</summary>
    public void ExpectElements(int operand, Width elements)
    {
        var matrix = this[operand];
        Areas.Add(new(matrix.Rows, matrix.Columns, elements, operand));
    }

    /// <summary>The length of an operand that is a vector.</summary>
    public Width Length(int operand) => this[operand].Rows;
}

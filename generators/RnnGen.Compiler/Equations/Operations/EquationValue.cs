using System;
using System.Collections.Generic;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations.Operations;

/// <summary>A value of an equation, built: a matrix is a value row after row, or a trained parameter that products alone read, or the transpose of a value.</summary>
/// <param name="Value">The value; null for a trained matrix.</param>
/// <param name="Rows">The length of a vector, the number of rows of a matrix as it stands (not transposed).</param>
/// <param name="Columns">The number of columns of a matrix as it stands.</param>
internal sealed record EquationValue(Value? Value, int Rows, int Columns)
{
    /// <summary>The trained matrix.</summary>
    public Parameter? Weights { get; init; }

    /// <summary>The equal parts that the rows of a trained matrix are, where equations read them apart.</summary>
    public IReadOnlyList<Parameter>? Parts { get; init; }

    /// <summary>Whether the transpose is meant.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>What a factor of a product was multiplied with before; null for 1.</summary>
    public Value? Scale { get; init; }

    /// <summary>Whether it can only be multiplied with a vector.</summary>
    public bool IsFactor => Weights is not null || Parts is not null || IsTransposed;

    /// <summary>Whether what it is multiplied with passes RecurrentDropout first.</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>The value of what is not a factor of a product.</summary>
    public Value Plain => Value is not null && !IsFactor ? Value : throw new InvalidOperationException("A matrix that can only be multiplied with a vector is used in another way.");

    /// <summary>Some rows of a matrix, some elements of a vector.</summary>
    public EquationValue RowsFrom(EquationScope scope, int first, int rows) => Parts is not null
        ? this with { Weights = Parts[first / rows], Parts = null, Rows = rows }
        : this with { Value = scope.Apply(new Slice(first * Columns, rows * Columns), Plain), Rows = rows };

    public static EquationValue Scalar(Value value) => new(value, 1, 1);

    public static EquationValue Vector(Value value) => new(value, value.Width, 1);
}

using System.Collections.Generic;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>
/// A vector of one row and one time step, as an operation on other values. Operators build further values, so that a cell's
/// equations are written as equations; equal operations on equal operands are one value (common subexpressions never arise).
/// </summary>
internal sealed class Value
{
    internal Value(StepBuilder builder, int id, Op op, IReadOnlyList<Value> operands, int width)
    {
        Builder = builder;
        Id = id;
        Op = op;
        Operands = operands;
        Width = width;
    }

    /// <summary>Its place in the order of construction: operands come before their users.</summary>
    public int Id { get; }

    public Op Op { get; }

    public IReadOnlyList<Value> Operands { get; }

    /// <summary>The vector's length; 1 is a scalar of the row and combines with any width.</summary>
    public int Width { get; }

    /// <summary>What equations call it, without the time index; null for an intermediate that is written out where it is used.</summary>
    public ValueName? Name { get; internal set; }

    public StepBuilder Builder { get; }

    public static Value operator +(Value left, Value right) => left.Builder.Apply(new Add(), left, right);

    public static Value operator -(Value left, Value right) => left.Builder.Apply(new Subtract(), left, right);

    public static Value operator *(Value left, Value right) => left.Builder.Apply(new Multiply(), left, right);

    public static Value operator -(double left, Value right) => right.Builder.Constant(left) - right;

    public static Value operator *(double left, Value right) => right.Builder.Constant(left) * right;

    public override string ToString() => Name?.ToString() ?? $"v{Id}";
}

using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>
/// Draws expressions of a given shape. Intervals are kept small, denominators and arguments of logarithms and roots away from 0; every width follows from the input, the units and
/// declared numbers.
/// </summary>
/// <param name="random">Draws.</param>
/// <param name="scope">What can be named.</param>
/// <param name="parameters">Step's parameters.</param>
/// <param name="layers">The widths of the layers that the cell is used in.</param>
/// <param name="widths">The widths of vectors.</param>
internal sealed partial class ExpressionGenerator(Random random, Scope scope, Parameters parameters, IReadOnlyList<LayerWidths> layers, IReadOnlyList<Width> widths)
{
    /// <summary>The longest chain of operations.</summary>
    public const int MaxDepth = 12;

    private const double MaxMagnitude = 16;

    /// <summary>What a logarithm, a root and a denominator are above.</summary>
    private const double MinPositive = 0.12;

    public Width AnyWidth() => widths[random.Next(widths.Count)];

    /// <summary>A value of a shape, no deeper than the room.</summary>
    public Expression Of(Shape shape, int room, double leaf = 0.1) => shape.Kind switch
    {
        Kind.Vector => Vector(shape.Rows, room, leaf),
        Kind.Matrix => Matrix(shape.Rows, shape.Columns, room, leaf),
        _ => Scalar(room, leaf),
    };

    public Expression Vector(Width width, int room, double leaf = 0.1)
    {
        if (room <= 1 || random.NextDouble() < leaf)
        {
            return Leaf(width);
        }

        var next = leaf + 0.12;
        Expression V(Width w) => Vector(w, room - 1, next);
        return Bounded(random.Next(29) switch
        {
            < 5 => Unary(V(width)),
            5 or 6 => Binary("Add", V(width), V(width)),
            7 => Binary("Subtract", V(width), V(width)),
            8 or 9 => Binary("Multiply", V(width), V(width)),
            10 => Binary("Divide", V(width), Positive(Vector(width, room - 3, next))),
            11 => Binary(random.Next(2) == 0 ? "Min" : "Max", V(width), V(width)),
            12 => WithScalar(V(width), room, next),
            13 => New("Softmax", Shape.Vector(width), new(0, 1), V(width)),
            14 => New("LayerNorm", Shape.Vector(width), Interval.Around(Math.Sqrt(width.Most(layers))), V(width)),
            15 or 16 => Trained(width, room, next),
            17 => TrainedVector(width, room, next),
            18 => MatrixProduct(width, room, next),
            19 => Transposed(width, room, next),
            20 or 21 => Concat(width, room, next) ?? V(width),
            22 => Slice(width, room, next) ?? V(width),
            23 => Part(width, room, next) ?? V(width),
            24 => Flattened(width, room, next) ?? V(width),
            25 => Choose(V(width), V),
            26 => SelectedVector(width, room, next),
            27 when V(width) is var v => New("Reverse", v.Shape, v.Range, v),
            _ => WithScalar(V(width), room, next),
        });

        Expression Choose(Expression then, Func<Width, Expression> other) => Chosen(then, () => other(width));
    }

    public Expression Matrix(Width rows, Width columns, int room, double leaf = 0.1)
    {
        var locals = scope.Locals.Where(local => local.Shape == Shape.Matrix(rows, columns) && !local.IsTrainedMatrix && local.Depth <= room).ToArray();
        if (locals.Length > 0 && (room <= 2 || random.NextDouble() < leaf))
        {
            return scope.Use(locals[random.Next(locals.Length)]);
        }

        var next = leaf + 0.15;
        Expression M() => Matrix(rows, columns, room - 1, next);
        return Bounded((room <= 3 ? 12 : random.Next(1, 20)) switch
        {
            < 3 => Unary(M()),
            3 when Vector(rows, room - 1, next) is var v && M() is var m => New("ScaleRows", m.Shape, v.Range * m.Range, v, m),
            4 => Binary("Add", M(), M()),
            5 => Binary("Subtract", M(), M()),
            6 => Binary("Hadamard", M(), M()),
            7 => Binary("Multiply", Scalar(room - 1, next), M()),
            8 => Binary("Multiply", M(), Scalar(room - 1, next)),
            9 => Binary("Divide", M(), Positive(Scalar(room - 3, next))),
            10 when Vector(rows, room - 1, next) is var v && M() is var m => New("ScaleRows", m.Shape, v.Range * m.Range, v, m),
            11 when M() is var m && Vector(columns, room - 1, next) is var v => New("ScaleColumns", m.Shape, v.Range * m.Range, m, v),
            16 => Chosen(M(), M),
            17 => TrainedElements(rows, columns, M),
            18 => PartOfRows(rows, columns, room, next) ?? M(),
            19 => Reshaped(rows, columns, room, next) ?? M(),
            _ when Vector(rows, room - 1, next) is var a && Vector(columns, room - 1, next) is var b => New("Outer", Shape.Matrix(rows, columns), a.Range * b.Range, a, b),
            _ => throw new InvalidOperationException(),
        });
    }

    private Expression New(string operation, Shape shape, Interval range, params Expression[] operands) => new(operation, operands, shape, range) { Style = random.Next(6) };

    private static Expression Binary(string operation, Expression a, Expression b) =>
        new(operation, [a, b], a.Shape.Kind == Kind.Scalar ? b.Shape : a.Shape, Operations.Map(operation, a.Range, b.Range));

    private static Expression Apply(string operation, Expression a, params Constant[] numbers) =>
        new(operation, [a], a.Shape, Operations.Map(operation, a.Range, numbers)) { Numbers = numbers };

    /// <summary>One of two values by a condition that is known; what is not chosen must have no part in training.</summary>
    private Expression Chosen(Expression then, Func<Expression> other)
    {
        var condition = NewCondition(out var holds);
        var before = scope.IsDead;
        scope.IsDead = true;
        var otherwise = other();
        scope.IsDead = before;
        if (condition is null || then.IsPlain || otherwise.IsPlain || holds is null)
        {
            return then;
        }

        var operands = holds.Value ? new[] { then, otherwise } : [otherwise, then];
        return new("Choose", operands, then.Shape, then.Range) { Condition = condition, Style = random.Next(6) };
    }

    /// <summary>A condition on a count, and whether it holds; null where there is no count.</summary>
    public Condition? NewCondition(out bool? holds)
    {
        holds = null;
        if (scope.Counts.Count == 0)
        {
            return null;
        }

        var count = scope.Counts[random.Next(scope.Counts.Count)];
        string[] relations = ["==", "!=", "<", ">="];
        var condition = new Condition(count.Name, relations[random.Next(4)], count.Value + random.Next(-1, 2));
        holds = condition.Holds(new Dictionary<string, int> { [count.Name] = count.Value });
        return condition;
    }

    private Expression Leaf(Width width)
    {
        var locals = scope.Locals.Where(local => local.Shape == Shape.Vector(width)).ToArray();
        return locals.Length > 0 ? scope.Use(locals[random.Next(locals.Length)]) : Fresh(width);
    }
}

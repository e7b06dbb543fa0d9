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
internal sealed class ExpressionGenerator(Random random, Scope scope, Parameters parameters, IReadOnlyList<LayerWidths> layers, IReadOnlyList<Width> widths)
{
    /// <summary>The longest chain of operations.</summary>
    public const int MostDepth = 12;

    private const double MostMagnitude = 16;

    /// <summary>What a logarithm, a root and a denominator are above.</summary>
    private const double LeastPositive = 0.12;

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
        return Bounded(random.Next(26) switch
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
            24 => Choose(V(width), V),
            _ => WithScalar(V(width), room, next),
        });

        Expression Choose(Expression then, Func<Width, Expression> other) => Chosen(then, () => other(width));
    }

    public Expression Scalar(int room, double leaf = 0.1)
    {
        if (room <= 1 || random.NextDouble() < leaf)
        {
            return ScalarLeaf();
        }

        var next = leaf + 0.12;
        Expression S() => Scalar(room - 1, next);
        return Bounded(random.Next(17) switch
        {
            < 4 => Unary(S()),
            4 => Binary("Add", S(), Computed(S())),
            5 => Binary("Subtract", Computed(S()), S()),
            6 => Binary("Multiply", S(), Computed(S())),
            7 => Binary("Divide", Computed(S()), Positive(Scalar(room - 3, next))),
            8 => Binary(random.Next(2) == 0 ? "Min" : "Max", S(), Computed(S())),
            9 or 10 when AnyWidth() is var width => Dot(Vector(width, room - 1, next), Vector(width, room - 1, next)),
            11 => SumOf(Vector(AnyWidth(), room - 1, next)),
            12 or 13 when Vector(AnyWidth(), room - 1, next) is var v => New("Mean", Shape.Scalar, v.Range, v),
            14 => Chosen(Computed(S()), () => Computed(S())),
            15 => Extent(room, next),
            _ => Element(room, next) ?? S(),
        });
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
        return Bounded((room <= 3 ? 12 : random.Next(17)) switch
        {
            < 4 => Unary(M()),
            4 => Binary("Add", M(), M()),
            5 => Binary("Subtract", M(), M()),
            6 => Binary("Hadamard", M(), M()),
            7 => Binary("Multiply", Scalar(room - 1, next), M()),
            8 => Binary("Multiply", M(), Scalar(room - 1, next)),
            9 => Binary("Divide", M(), Positive(Scalar(room - 3, next))),
            10 when Vector(rows, room - 1, next) is var v && M() is var m => New("ScaleRows", m.Shape, v.Range * m.Range, v, m),
            11 when M() is var m && Vector(columns, room - 1, next) is var v => New("ScaleColumns", m.Shape, v.Range * m.Range, m, v),
            16 => Chosen(M(), M),
            _ when Vector(rows, room - 1, next) is var a && Vector(columns, room - 1, next) is var b => New("Outer", Shape.Matrix(rows, columns), a.Range * b.Range, a, b),
            _ => throw new InvalidOperationException(),
        });
    }

    /// <summary>The value, or what a bounded function makes of it, within an interval.</summary>
    public Expression Bounded(Expression value, Interval interval)
    {
        if (value.Range.IsWithin(interval))
        {
            return value;
        }

        return random.Next(5) switch
        {
            0 when interval.IsWithin(Interval.Around(2)) && interval.Low <= 0 && interval.High >= 1 => Apply("Sigmoid", value),
            1 => Apply("Softsign", value),
            2 => Apply("Clamp", value, Constant.Of(-1.0), Constant.Of(1.0)),
            3 when value.Range.Magnitude < 40 && !value.IsPlain => Scaled(value, interval),
            _ => Apply("Tanh", value),
        };
    }

    /// <summary>Adds a small multiple of a number to a value, so that the number has an effect.</summary>
    public Expression Plus(Expression value, Expression other)
    {
        var number = Number(0.125);
        var term = Binary("Multiply", number, Bounded(ToScalar(other), Interval.State));
        return value.Shape.Kind == Kind.Matrix ? Binary("Multiply", value, Binary("Add", Number(1), term)) : Binary("Add", value, term);
    }

    /// <summary>A vector whose width does not hang on what is inferred elsewhere.</summary>
    public Expression Fresh(Width width)
    {
        var known = scope.Locals.Where(local => local.Shape == Shape.Vector(width) && local.Depth == 0 && !local.IsInferred).ToArray();
        if (known.Length > 0)
        {
            return scope.Use(known[random.Next(known.Length)]);
        }

        var all = scope.Locals.Where(local => local.Shape.Kind == Kind.Vector && !local.IsInferred && local.Depth == 0).ToArray();
        var longer = all.Where(local => width.IsConstant && local.Shape.Rows.Least(layers) >= width.Ones / 12).ToArray();
        if (longer.Length > 0)
        {
            return SliceOf(scope.Use(longer[random.Next(longer.Length)]), width);
        }

        foreach (var of in new[] { 2, 3, 4 })
        {
            if (all.FirstOrDefault(local => local.Shape.Rows == width * of) is { } whole)
            {
                return PartOf(scope.Use(whole), width, of);
            }
        }

        var first = all.First(local => IsPart(local.Shape.Rows, width));
        return New("Concat", Shape.Vector(width), default, scope.Use(first), Fresh(width + (first.Shape.Rows * -1))) is var concat
            ? concat with { Range = Interval.Union(concat.Operands[0].Range, concat.Operands[1].Range) }
            : throw new InvalidOperationException();
    }

    public static Expression Number(double value) => new("Number", [], Shape.Scalar, Interval.Of(value)) { Numbers = [value == Math.Floor(value) ? Constant.Of((int)value) : Constant.Of(value)] };

    private static bool IsPart(Width part, Width whole) =>
        part.Inputs <= whole.Inputs && part.Units <= whole.Units && part.Ones <= whole.Ones && part != whole;

    private Expression New(string operation, Shape shape, Interval range, params Expression[] operands) => new(operation, operands, shape, range) { Style = random.Next(6) };

    private static Expression Binary(string operation, Expression a, Expression b) =>
        new(operation, [a, b], a.Shape.Kind == Kind.Scalar ? b.Shape : a.Shape, Operations.Map(operation, a.Range, b.Range));

    private static Expression Apply(string operation, Expression a, params Constant[] numbers) =>
        new(operation, [a], a.Shape, Operations.Map(operation, a.Range, numbers)) { Numbers = numbers };

    private Expression Bounded(Expression value) => Bounded(value, Interval.Around(MostMagnitude));

    /// <summary>The value times a number that brings it into an interval.</summary>
    private static Expression Scaled(Expression value, Interval interval)
    {
        var scale = Math.Floor(1000 * Math.Min(Math.Abs(interval.Low), Math.Abs(interval.High)) / value.Range.Magnitude) / 1000;
        return Binary("Multiply", Number(scale), value);
    }

    /// <summary>The operation that a cell of this number has in any case, so that each is seen often enough.</summary>
    public Expression Featured(int number)
    {
        var width = AnyWidth();
        var (operation, kind) = (number % (Operations.Unary.Count + 1), number / (Operations.Unary.Count + 1) % 3);
        return operation < Operations.Unary.Count
            ? Unary(Operations.Unary[operation], Computed(Of(kind switch { 0 => Shape.Scalar, 1 => Shape.Matrix(width, AnyWidth()), _ => Shape.Vector(width) }, 3)))
            : Extent(3, 0.5, kind);
    }

    private Expression Unary(Expression a) => Unary(Operations.Unary[random.Next(Operations.Unary.Count)], a);

    private Expression Unary(string operation, Expression a) => operation switch
    {
        "Log" or "Sqrt" => Apply(operation, Positive(a)),
        "Exp" => Apply(operation, Bounded(a, Interval.State)),
        "LeakyRelu" => Apply(operation, a, Constant.Of(random.Next(1, 8) / 8.0)),
        "Clamp" => Apply(operation, a, Constant.Of(-random.Next(1, 8) / 4.0), Constant.Of(random.Next(1, 8) / 4.0)),
        "Negate" when a.IsPlain => a,
        _ => Apply(operation, a),
    };

    private Expression Positive(Expression a)
    {
        if (a.Range.Low >= LeastPositive)
        {
            return a;
        }

        var small = Bounded(Computed(a), Interval.State);
        return random.Next(5) switch
        {
            0 => Apply("Exp", small),
            1 => Apply("Softplus", small),
            2 when small.Operation == "Local" && small.Shape.Kind != Kind.Matrix => Plus(1, Binary("Multiply", small, small) with { Range = new(0, 4) }),
            3 when small.Shape.Kind != Kind.Matrix => Plus(1, Apply("Abs", small)),
            4 when small.Shape.Kind != Kind.Matrix => Plus(0.25, Apply("Sigmoid", small)),
            _ => Apply("Exp", small),
        };

        static Expression Plus(double number, Expression value) => Binary("Add", Number(number), value);
    }

    /// <summary>What C# does not compute by itself.</summary>
    private Expression Computed(Expression a) => a.IsPlain ? Apply("Tanh", a) : a;

    private Expression WithScalar(Expression v, int room, double leaf)
    {
        var s = Scalar(room - 1, leaf);
        return random.Next(10) switch
        {
            0 => Binary("Add", v, s),
            1 => Binary("Add", s, v),
            2 => Binary("Subtract", v, s),
            3 => Binary("Subtract", s, v),
            4 => Binary("Multiply", v, s),
            5 => Binary("Multiply", s, v),
            6 => Binary("Divide", v, Positive(s)),
            7 => Binary("Divide", s, Positive(v)),
            8 => Binary("Min", v, s),
            _ => Binary("Max", v, s),
        };
    }

    /// <summary>W v + something, W trained: one that is there already, or a new one.</summary>
    private Expression Trained(Width width, int room, double leaf)
    {
        if (!scope.CanTrain || scope.IsDead)
        {
            var matrices = scope.Locals.Where(local => local.IsTrainedMatrix && local.Shape.Rows == width).ToArray();
            return matrices.Length == 0 ? Leaf(width) : Product(scope.Use(matrices[random.Next(matrices.Length)]), room, leaf);
        }

        var isAnchored = width != Width.OfUnits && !width.IsConstant || random.Next(2) == 0;
        var matrix = parameters.IsFull || random.Next(3) == 0 ? parameters.Matrix(width) : null;
        if (matrix is null && parameters.IsFull)
        {
            return Leaf(width);
        }

        var product = Product(matrix ?? parameters.NewMatrix(width, AnyWidth(), isAnchored), room, leaf);
        return isAnchored ? Binary(random.Next(2) == 0 ? "Add" : "Subtract", product, Fresh(width)) : product;
    }

    /// <summary>A trained matrix of a shape: one that is there already, or a new one.</summary>
    public Expression TrainedMatrix(Shape shape) => parameters.Matrix(shape) ?? parameters.NewMatrix(shape.Rows, shape.Columns, isAnchored: false);

    private Expression Product(Expression matrix, int room, double leaf)
    {
        var columns = matrix.Shape.Columns;
        var v = Vector(columns, room - 1, leaf);
        return New("Product", Shape.Vector(matrix.Shape.Rows), Interval.Around(columns.Most(layers) * matrix.Range.Magnitude * v.Range.Magnitude), matrix, v);
    }

    private Expression TrainedVector(Width width, int room, double leaf)
    {
        if (!scope.CanTrain || scope.IsDead || parameters.IsFull)
        {
            return Leaf(width);
        }

        var trained = parameters.NewVector(width);
        var other = Binary("Add", Fresh(width), Vector(width, room - 2, leaf));
        return random.Next(2) == 0 ? Binary("Multiply", trained, other) : Binary("Add", other, trained);
    }

    private Expression MatrixProduct(Width width, int room, double leaf)
    {
        var local = MatrixLocals(matrix => matrix.Shape.Rows == width);
        var matrix = local.Length > 0 && random.Next(3) > 0 ? scope.Use(local[random.Next(local.Length)]) : Matrix(width, AnyWidth(), room - 1, leaf + 0.3);
        return Product(matrix, room, leaf);
    }

    private Expression Transposed(Width width, int room, double leaf)
    {
        var local = MatrixLocals(matrix => matrix.Shape.Columns == width);
        var matrix = local.Length > 0 && random.Next(3) > 0 ? scope.Use(local[random.Next(local.Length)]) : Matrix(AnyWidth(), width, room - 2, leaf + 0.3);
        return Product(New("Transpose", Shape.Matrix(matrix.Shape.Columns, matrix.Shape.Rows), matrix.Range, matrix), room, leaf);
    }

    private Expression[] MatrixLocals(Func<Expression, bool> fits) => [.. scope.Locals.Where(local => local.Shape.Kind == Kind.Matrix && !local.IsTrainedMatrix && fits(local))];

    private Expression? Concat(Width width, int room, double leaf)
    {
        var pieces = widths.Where(piece => IsPart(piece, width) && widths.Contains(width + (piece * -1))).ToArray();
        if (pieces.Length == 0)
        {
            return null;
        }

        var piece = pieces[random.Next(pieces.Length)];
        var (a, b) = (Vector(piece, room - 1, leaf), Vector(width + (piece * -1), room - 1, leaf));
        return New("Concat", Shape.Vector(width), Interval.Union(a.Range, b.Range), a, b);
    }

    private Expression? Slice(Width width, int room, double leaf)
    {
        var longer = width.IsConstant ? widths.Where(each => each.Least(layers) > width.Ones / 12).ToArray() : [];
        return longer.Length == 0 ? null : SliceOf(Vector(longer[random.Next(longer.Length)], room - 1, leaf), width);
    }

    private Expression SliceOf(Expression v, Width width)
    {
        var (length, room) = (width.Ones / 12, v.Shape.Rows.Least(layers));
        var variable = scope.Variables.Where(each => each.Least >= 0 && each.Most + length <= room).Select(each => each.Name).FirstOrDefault();
        var start = variable is not null && random.Next(2) == 0 ? new Constant(variable, 1, variable) : Constant.Of(random.Next(room - length + 1));
        return New("Slice", Shape.Vector(width), v.Range, v) with { Numbers = [start, Constant.Of(length)] };
    }

    private Expression? Part(Width width, int room, double leaf)
    {
        var of = random.Next(1, 4);
        return widths.Contains(width * of) ? PartOf(Vector(width * of, room - 1, leaf), width, of) : null;
    }

    private Expression PartOf(Expression v, Width width, int of)
    {
        var variable = scope.Variables.Where(each => each.Least >= 0 && each.Most < of).Select(each => each.Name).FirstOrDefault();
        var index = variable is not null && random.Next(2) == 0 ? new Constant(variable, 1, variable) : Constant.Of(random.Next(of));
        return New("Part", Shape.Vector(width), v.Range, v) with { Numbers = [index, Constant.Of(of)] };
    }

    private Expression? Element(int room, double leaf)
    {
        var width = AnyWidth();
        var v = Vector(width, room - 1, leaf + 0.2);
        var variable = scope.Variables.Where(each => each.Least >= 0 && each.Most < width.Least(layers)).Select(each => each.Name).FirstOrDefault();
        var index = variable is not null && random.Next(2) == 0 ? new Constant(variable, 1, variable) : Constant.Of(random.Next(width.Least(layers)));
        return New("Element", Shape.Scalar, v.Range, v) with { Numbers = [index] };
    }

    /// <summary>A width. The value that it is the width of has no effect otherwise.</summary>
    private Expression Extent(int room, double leaf, int? which = null)
    {
        var before = scope.IsDead;
        scope.IsDead = true;
        var extent = ExtentOf(room, leaf, which ?? random.Next(3));
        scope.IsDead = before;
        return extent;
    }

    private Expression ExtentOf(int room, double leaf, int which)
    {
        if (which == 2)
        {
            var v = Vector(AnyWidth(), Math.Min(room - 1, 2), leaf);
            return New("Length", Shape.Scalar, Extremes(v.Shape.Rows), v);
        }

        var matrices = scope.Locals.Where(local => local.Shape.Kind == Kind.Matrix).ToArray();
        var matrix = matrices.Length > 0 ? scope.Use(matrices[random.Next(matrices.Length)]) : Matrix(AnyWidth(), AnyWidth(), 2);
        return which == 0
            ? New("Rows", Shape.Scalar, Extremes(matrix.Shape.Rows), matrix)
            : New("Columns", Shape.Scalar, Extremes(matrix.Shape.Columns), matrix);
    }

    private Expression Dot(Expression a, Expression b) => New("Dot", Shape.Scalar, a.Range * b.Range * Extremes(a.Shape.Rows), a, b);

    private Expression SumOf(Expression v) => New("Sum", Shape.Scalar, v.Range * Extremes(v.Shape.Rows), v);

    private Interval Extremes(Width width) => new(width.Least(layers), width.Most(layers));

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
        return new("Choose", operands, then.Shape, then.Range) { Condition = condition };
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

    private Expression ScalarLeaf()
    {
        var locals = scope.Locals.Where(local => local.Shape.Kind == Kind.Scalar).ToArray();
        return random.Next(4) switch
        {
            < 2 when locals.Length > 0 => scope.Use(locals[random.Next(locals.Length)]),
            < 3 when scope.Variables.Count > 0 => Variable(),
            _ => Number(random.Next(3) == 0 ? random.Next(1, 4) : random.Next(1, 17) / 8.0),
        };
    }

    private Expression Variable()
    {
        var (name, least, most) = scope.Variables[random.Next(scope.Variables.Count)];
        var factor = random.Next(1, 5) / 8.0;
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({factor} * {name})");
        return new("Number", [], Shape.Scalar, new Interval(least, most) * Interval.Of(factor)) { Numbers = [new(text, factor, name)] };
    }

    private Expression ToScalar(Expression value)
    {
        while (value.Shape.Kind == Kind.Matrix)
        {
            var v = Fresh(value.Shape.Columns);
            value = New("Product", Shape.Vector(value.Shape.Rows), Interval.Around(value.Shape.Columns.Most(layers) * value.Range.Magnitude * v.Range.Magnitude), value, v);
        }

        return value.Shape.Kind == Kind.Scalar ? Computed(value)
            : random.Next(2) == 0 ? New("Mean", Shape.Scalar, value.Range, value)
            : SumOf(value);
    }
}

using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <content>What keeps values where an operation is defined and its gradient can be checked.</content>
internal sealed partial class ExpressionGenerator
{
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

    private Expression Bounded(Expression value) => Bounded(value, Interval.Around(MaxMagnitude));

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
        var count = Operations.Unary.Count + 2;
        var (operation, kind) = (number % count, number / count % 3);
        return operation < Operations.Unary.Count ? Unary(Operations.Unary[operation], Computed(Of(kind switch { 0 => Shape.Scalar, 1 => Shape.Matrix(width, AnyWidth()), _ => Shape.Vector(width) }, 3)))
            : operation == Operations.Unary.Count ? Extent(3, 0.5, kind)
            : Flatten((widths.First(each => each.IsConstant), width), 3, 0.5);
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
        if (a.Range.Low >= MinPositive)
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

    /// <summary>One of two values by a third one; at least one of the three is a vector.</summary>
    private Expression SelectedVector(Width width, int room, double leaf)
    {
        var vectors = random.Next(1, 8);
        return Selected(Operand(1), Operand(2), Operand(4));

        Expression Operand(int bit) => (vectors & bit) != 0 ? Vector(width, room - 1, leaf) : Scalar(room - 1, leaf);
    }

    private Expression Selected(Expression condition, Expression a, Expression b) =>
        New("Select", new[] { condition, a, b }.Select(operand => operand.Shape).MaxBy(shape => shape.Kind == Kind.Vector), Interval.Union(a.Range, b.Range), condition, a, b);

    private Expression WithScalar(Expression v, int room, double leaf)
    {
        var s = Scalar(room - 1, leaf);
        return random.Next(12) switch
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
            9 => Binary("Min", s, v),
            10 => Binary("Max", s, v),
            _ => Binary("Max", v, s),
        };
    }
}

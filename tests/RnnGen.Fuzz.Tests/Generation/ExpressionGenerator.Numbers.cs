using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <content>Numbers: computed, taken out of vectors, counted, written down.</content>
internal sealed partial class ExpressionGenerator
{
    public Expression Scalar(int room, double leaf = 0.1)
    {
        if (room <= 1 || random.NextDouble() < leaf)
        {
            return ScalarLeaf();
        }

        var next = leaf + 0.12;
        Expression S() => Scalar(room - 1, next);
        return Bounded(random.Next(18) switch
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
            16 => Selected(S(), S(), Computed(S())),
            _ => Element(room, next) ?? S(),
        });
    }

    public static Expression Number(double value) => new("Number", [], Shape.Scalar, Interval.Of(value)) { Numbers = [value == Math.Floor(value) ? Constant.Of((int)value) : Constant.Of(value)] };

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

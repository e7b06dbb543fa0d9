using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <content>Concatenations, and parts of vectors.</content>
internal sealed partial class ExpressionGenerator
{
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

    private static bool IsPart(Width part, Width whole) =>
        part.Inputs <= whole.Inputs && part.Units <= whole.Units && part.Ones <= whole.Ones && part != whole;

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

    private Expression? Flattened(Width width, int room, double leaf)
    {
        if (width.IsConstant && random.Next(2) == 0)
        {
            // There and back again: a matrix of numbers of rows and columns, which divide the width.
            var length = width.Ones / 12;
            int[] divisors = [.. Enumerable.Range(1, length).Where(number => length % number == 0)];
            var rows = divisors[random.Next(divisors.Length)];
            var reshaped = Reshape(Vector(width, room - 2, leaf), Width.Number(rows), Width.Number(length / rows));
            return New("Flatten", Shape.Vector(width), reshaped.Range, reshaped);
        }

        var shapes = widths.Where(each => each.IsConstant).SelectMany(number => widths.Where(each => each * (number.Ones / 12) == width).Select(other => (number, other))).ToArray();
        return shapes.Length == 0 ? null : Flatten(shapes[random.Next(shapes.Length)], room, leaf);
    }

    /// <summary>A matrix as a vector; one of its widths is a number.</summary>
    private Expression Flatten((Width Number, Width Other) shape, int room, double leaf)
    {
        var matrix = random.Next(2) == 0 ? Matrix(shape.Number, shape.Other, room - 1, leaf) : Matrix(shape.Other, shape.Number, room - 1, leaf);
        return New("Flatten", Shape.Vector(shape.Other * (shape.Number.Ones / 12)), matrix.Range, matrix);
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

    /// <summary>Some rows of a matrix.</summary>
    private Expression? PartOfRows(Width rows, Width columns, int room, double leaf)
    {
        var of = random.Next(1, 4);
        return widths.Contains(rows * of) ? PartOfRows(Matrix(rows * of, columns, room - 1, leaf), rows, of) : null;
    }

    private Expression PartOfRows(Expression matrix, Width rows, int of) =>
        New("Part", Shape.Matrix(rows, matrix.Shape.Columns), matrix.Range, matrix) with { Numbers = [Constant.Of(random.Next(of)), Constant.Of(of)] };

    /// <summary>A vector as a matrix, whose widths are numbers.</summary>
    private Expression? Reshaped(Width rows, Width columns, int room, double leaf)
    {
        if (!rows.IsConstant || !columns.IsConstant || !widths.Contains(rows * (columns.Ones / 12)))
        {
            return null;
        }

        return Reshape(Vector(rows * (columns.Ones / 12), room - 1, leaf), rows, columns);
    }

    private Expression Reshape(Expression v, Width rows, Width columns) =>
        New("Reshape", Shape.Matrix(rows, columns), v.Range, v) with { Numbers = [Constant.Of(rows.Ones / 12), Constant.Of(columns.Ones / 12)] };

    private Expression? Element(int room, double leaf)
    {
        var width = AnyWidth();
        var v = Vector(width, room - 1, leaf + 0.2);
        var variable = scope.Variables.Where(each => each.Least >= 0 && each.Most < width.Least(layers)).Select(each => each.Name).FirstOrDefault();
        var index = variable is not null && random.Next(2) == 0 ? new Constant(variable, 1, variable) : Constant.Of(random.Next(width.Least(layers)));
        return New("Element", Shape.Scalar, v.Range, v) with { Numbers = [index] };
    }
}

using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <content>Products with matrices, and what is trained.</content>
internal sealed partial class ExpressionGenerator
{
    /// <summary>W v + something, W trained: one that is there already, or a new one.</summary>
    private Expression Trained(Width width, int room, double leaf)
    {
        if (!scope.CanTrain || scope.IsDead)
        {
            var matrices = scope.Locals.Where(local => local.IsTrainedMatrix && local.Shape.Rows == width).ToArray();
            return matrices.Length == 0 ? Leaf(width) : Product(scope.Use(matrices[random.Next(matrices.Length)]), room, leaf);
        }

        if (random.Next(5) == 0 && !parameters.IsFull)
        {
            return TrainedParts(width, room, leaf);
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

    /// <summary>W_i u + W_j v + something, of equal parts of the rows of a trained W.</summary>
    private Expression TrainedParts(Width width, int room, double leaf)
    {
        var of = random.Next(2, 4);
        var matrix = parameters.NewMatrix(width * of, AnyWidth(), isAnchored: true);
        var sum = Binary("Add", Product(PartOfRows(matrix, width, of), room - 1, leaf), Fresh(width));
        return random.Next(2) == 0 ? sum : Binary("Subtract", Product(PartOfRows(matrix, width, of), room - 1, leaf), sum);
    }

    /// <summary>A trained matrix as a value, beside one whose shape is known.</summary>
    private Expression TrainedElements(Width rows, Width columns, Func<Expression> other)
    {
        if (!scope.CanTrain || scope.IsDead || parameters.IsFull)
        {
            return other();
        }

        var known = New("Outer", Shape.Matrix(rows, columns), default, Fresh(rows), Fresh(columns));
        var trained = TrainedMatrix(Shape.Matrix(rows, columns));
        var sum = Binary("Add", trained, known with { Range = known.Operands[0].Range * known.Operands[1].Range });
        return Binary(random.Next(2) == 0 ? "Hadamard" : "Subtract", other(), sum);
    }

    /// <summary>A trained matrix of a shape: one that is there already, or a new one.</summary>
    public Expression TrainedMatrix(Shape shape) => parameters.Matrix(shape) ?? parameters.NewMatrix(shape.Rows, shape.Columns, isAnchored: false);

    private Expression Product(Expression factor, int room, double leaf)
    {
        var matrix = Scaled(factor, room, leaf);
        var columns = matrix.Shape.Columns;
        var v = Vector(columns, room - 1, leaf);
        return New("Product", Shape.Vector(matrix.Shape.Rows), Interval.Around(columns.Most(layers) * matrix.Range.Magnitude * v.Range.Magnitude), matrix, v);
    }

    /// <summary>A matrix that is to be multiplied with a vector, now and then larger or smaller.</summary>
    private Expression Scaled(Expression matrix, int room, double leaf) => random.Next(20) switch
    {
        0 => Apply("Negate", matrix),
        1 => Binary("Multiply", matrix, Number(random.Next(1, 9) / 8.0)),
        2 => Binary("Multiply", Bounded(Scalar(room - 2, leaf + 0.2), Interval.State), matrix),
        3 => Binary("Divide", matrix, Positive(Scalar(room - 3, leaf + 0.2))),
        _ => matrix,
    };

    private Expression TrainedVector(Width width, int room, double leaf)
    {
        if (!scope.CanTrain || scope.IsDead || parameters.IsFull)
        {
            return Leaf(width);
        }

        var trained = parameters.NewVector(width);
        if (width == Width.OfUnits && random.Next(3) == 0)
        {
            return trained;
        }

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
        if (random.Next(3) == 0 && scope.CanTrain && !scope.IsDead && !parameters.IsFull)
        {
            var trained = parameters.MatrixOf(width, widths) ?? parameters.NewMatrix(AnyWidth(), width, isAnchored: true);
            return Binary("Add", Product(TransposeOf(trained), room, leaf), Fresh(width));
        }

        var local = MatrixLocals(matrix => matrix.Shape.Columns == width);
        var matrix = local.Length > 0 && random.Next(3) > 0 ? scope.Use(local[random.Next(local.Length)]) : Matrix(AnyWidth(), width, room - 2, leaf + 0.3);
        return Product(TransposeOf(matrix), room, leaf);
    }

    private Expression TransposeOf(Expression matrix) => New("Transpose", Shape.Matrix(matrix.Shape.Columns, matrix.Shape.Rows), matrix.Range, matrix);

    private Expression[] MatrixLocals(Func<Expression, bool> fits) => [.. scope.Locals.Where(local => local.Shape.Kind == Kind.Matrix && !local.IsTrainedMatrix && fits(local))];
}

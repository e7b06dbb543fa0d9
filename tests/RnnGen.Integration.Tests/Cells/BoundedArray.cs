namespace RnnGen.Integration.Tests.Cells;

/// <summary>A scalar, a vector or a matrix of bounded numbers, row after row.</summary>
/// <param name="Rows">The rows, or the length of a vector.</param>
/// <param name="Columns">The columns; 1 for a vector.</param>
/// <param name="Elements">The numbers.</param>
internal sealed record BoundedArray(int Rows, int Columns, Bounded[] Elements)
{
    public Bounded this[int row, int column] => Elements[(row * Columns) + column];

    public static BoundedArray Of(double exact) => new(1, 1, [exact]);

    public static BoundedArray Of(int rows, int columns, IEnumerable<double> exact) => new(rows, columns, [.. exact.Select(value => (Bounded)value)]);

    public static BoundedArray Vector(IEnumerable<Bounded> elements)
    {
        Bounded[] all = [.. elements];
        return new(all.Length, 1, all);
    }

    /// <summary>Element by element; one that has one element alone acts on all of the other.</summary>
    public static BoundedArray Zip(BoundedArray a, BoundedArray b, Func<Bounded, Bounded, Bounded> f) =>
        a.Elements.Length == 1 ? b.Map(b => f(a.Elements[0], b))
        : b.Elements.Length == 1 ? a.Map(a => f(a, b.Elements[0]))
        : a with { Elements = [.. a.Elements.Zip(b.Elements, f)] };

    public BoundedArray Map(Func<Bounded, Bounded> f) => this with { Elements = [.. Elements.Select(f)] };
}

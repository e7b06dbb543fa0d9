using System.Diagnostics;

namespace RnnGen.Equations;

/// <summary>
/// A vector in the equations of a cell (see <see cref="RecurrentCell"/>): at least one element, in double precision. Immutable: each operation makes a new one, so a debugger shows
/// every intermediate value. It is the reference for what the compiler emits and made for reading, not for speed.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Vector
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    private readonly double[] _elements;

    /// <summary>Creates a vector of the elements that are listed: <c>new Vector(3)</c> has one element, 3. See <see cref="Zeros"/> for one of a given length.</summary>
    /// <param name="elements">At least one number; they are copied.</param>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public Vector(params ReadOnlySpan<double> elements)
    {
        if (elements.IsEmpty)
        {
            throw new ArgumentException("Expected at least one element; given none.", nameof(elements));
        }

        _elements = elements.ToArray();
    }

    /// <summary>The number of elements. In equations it may stand where a number does: <c>Sum(a) / a.Length</c>.</summary>
    public int Length => _elements.Length;

    /// <summary>The numbers themselves.</summary>
    internal ReadOnlySpan<double> Elements => _elements;

    /// <summary>An element.</summary>
    /// <param name="index">The index of the element, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is not in 0 to <see cref="Length"/> - 1.</exception>
    public Scalar this[int index] => _elements[Sizes.Checked(index, Length, nameof(index))];

    /// <summary>Some consecutive elements, as <c>v[..3]</c>.</summary>
    /// <param name="range">The range of elements; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or goes beyond the elements.</exception>
    public Vector this[Range range]
    {
        get
        {
            var (start, end) = (range.Start.GetOffset(Length), range.End.GetOffset(Length));
            Sizes.CheckRange(start, end, Length, nameof(range));
            return new(_elements.AsSpan(start, end - start));
        }
    }

    /// <summary>-a_i.</summary>
    /// <param name="a">The vector.</param>
    public static Vector operator -(Vector a) => Map(a, static a => -a);

    /// <summary>a_i + b_i.</summary>
    /// <param name="a">The left vector.</param>
    /// <param name="b">The right vector, as long as the left one.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector operator +(Vector a, Vector b) => Zip("a + b", a, b, static (a, b) => a + b);

    /// <summary>a_i + b.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="b">The number, the same for every element.</param>
    public static Vector operator +(Vector a, Scalar b) => Map(a, a => a + b.Value);

    /// <summary>a + b_i.</summary>
    /// <param name="a">The number, the same for every element.</param>
    /// <param name="b">The vector.</param>
    public static Vector operator +(Scalar a, Vector b) => Map(b, b => a.Value + b);

    /// <summary>a_i - b_i.</summary>
    /// <param name="a">The left vector.</param>
    /// <param name="b">The right vector, as long as the left one.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector operator -(Vector a, Vector b) => Zip("a - b", a, b, static (a, b) => a - b);

    /// <summary>a_i - b.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="b">The number, the same for every element.</param>
    public static Vector operator -(Vector a, Scalar b) => Map(a, a => a - b.Value);

    /// <summary>a - b_i.</summary>
    /// <param name="a">The number, the same for every element.</param>
    /// <param name="b">The vector.</param>
    public static Vector operator -(Scalar a, Vector b) => Map(b, b => a.Value - b);

    /// <summary>a_i b_i, the product element by element; <see cref="EquationFunctions.Dot"/> sums it up.</summary>
    /// <param name="a">The left vector.</param>
    /// <param name="b">The right vector, as long as the left one.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector operator *(Vector a, Vector b) => Zip("a * b", a, b, static (a, b) => a * b);

    /// <summary>a_i b.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="b">The number, the same for every element.</param>
    public static Vector operator *(Vector a, Scalar b) => Map(a, a => a * b.Value);

    /// <summary>a b_i.</summary>
    /// <param name="a">The number, the same for every element.</param>
    /// <param name="b">The vector.</param>
    public static Vector operator *(Scalar a, Vector b) => Map(b, b => a.Value * b);

    /// <summary>a_i / b_i.</summary>
    /// <param name="a">The left vector.</param>
    /// <param name="b">The right vector, as long as the left one.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Vector operator /(Vector a, Vector b) => Zip("a / b", a, b, static (a, b) => a / b);

    /// <summary>a_i / b.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="b">The number, the same for every element.</param>
    public static Vector operator /(Vector a, Scalar b) => Map(a, a => a / b.Value);

    /// <summary>a / b_i.</summary>
    /// <param name="a">The number, the same for every element.</param>
    /// <param name="b">The vector.</param>
    public static Vector operator /(Scalar a, Vector b) => Map(b, b => a.Value / b);

    /// <summary>A vector of zeros, which is how a state begins.</summary>
    /// <param name="length">The number of elements, at least 1.</param>
    /// <returns>[length], all 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public static Vector Zeros(int length) => Of(Hyperparameter.AtLeast(1, length), static _ => 0);

    /// <summary>A copy of the elements.</summary>
    /// <returns>[length]; the caller may change it.</returns>
    public double[] ToArray() => [.. _elements];

    /// <summary>Copies the elements.</summary>
    /// <param name="destination">The destination; at least <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<double> destination)
    {
        Sizes.CheckRoom(Length, destination.Length, nameof(destination));
        _elements.CopyTo(destination);
    }

    /// <summary>The elements with six digits, <c>[0.5, -1, 0.333333]</c>; of more than sixteen the first ones and the length.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => NumberText.Of(_elements);

    /// <summary>The vector of element(0), element(1), ...</summary>
    internal static Vector Of(int length, Func<int, double> element)
    {
        var elements = new double[length];
        for (var i = 0; i < length; i++)
        {
            elements[i] = element(i);
        }

        return new(elements);
    }

    /// <summary>f(a_i).</summary>
    internal static Vector Map(Vector a, Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Of(a.Length, i => f(a._elements[i]));
    }

    /// <summary>f(a_i, b_i).</summary>
    internal static Vector Zip(string operation, Vector a, Vector b, Func<double, double, double> f)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Sizes.CheckSame(operation, a.Length, b.Length);
        return Of(a.Length, i => f(a._elements[i], b._elements[i]));
    }

    /// <summary>f(a_i, b_i, c_i).</summary>
    internal static Vector Zip(string operation, Vector a, Vector b, Vector c, Func<double, double, double, double> f)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        Sizes.CheckSame(operation, a.Length, b.Length);
        Sizes.CheckSame(operation, a.Length, c.Length);
        return Of(a.Length, i => f(a._elements[i], b._elements[i], c._elements[i]));
    }
}

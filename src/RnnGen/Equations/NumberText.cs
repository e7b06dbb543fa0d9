using System.Globalization;

namespace RnnGen.Equations;

/// <summary>Vectors and matrices as a debugger shows them in one line.</summary>
internal static class NumberText
{
    /// <summary>The number of elements, or rows, that are shown.</summary>
    private const int Shown = 16;

    public static string Of(ReadOnlySpan<double> vector) =>
        vector.Length <= Shown ? $"[{List(vector)}]" : string.Create(CultureInfo.InvariantCulture, $"[{List(vector)}] ({vector.Length})");

    public static string Of(Matrix matrix)
    {
        var rows = Enumerable.Range(0, Math.Min(matrix.Rows, Shown)).Select(row => List(matrix.Row(row)));
        return matrix.Rows <= Shown && matrix.Columns <= Shown
            ? $"[{string.Join("; ", rows)}]"
            : string.Create(CultureInfo.InvariantCulture, $"[{string.Join("; ", rows)}{(matrix.Rows > Shown ? "; ..." : "")}] ({matrix.Rows} x {matrix.Columns})");
    }

    private static string List(ReadOnlySpan<double> numbers)
    {
        var shown = numbers[..Math.Min(numbers.Length, Shown)].ToArray().Select(number => number.ToString("G6", CultureInfo.InvariantCulture));
        return string.Join(", ", shown) + (numbers.Length > Shown ? ", ..." : "");
    }
}

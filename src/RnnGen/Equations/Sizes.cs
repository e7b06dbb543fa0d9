using static System.FormattableString;

namespace RnnGen.Equations;

/// <summary>Checks that operands fit, with messages that give both sizes.</summary>
internal static class Sizes
{
    /// <summary>An index from 0 to count - 1.</summary>
    public static int Checked(int index, int count, string parameter) => (uint)index < (uint)count
        ? index
        : throw new ArgumentOutOfRangeException(parameter, index, Invariant($"Expected {parameter} from 0 to {count - 1}; given {index}."));

    /// <summary>At least one element, all of them within a vector.</summary>
    public static void CheckRange(long start, long end, int length, string parameter)
    {
        if (start < 0 || start >= end || end > length)
        {
            throw new ArgumentOutOfRangeException(parameter, Invariant($"Expected at least one element within 0..{length}; given {start}..{end}."));
        }
    }

    /// <summary>Elements of a matrix.</summary>
    public static void CheckCount(int rows, int columns, int given, string parameter)
    {
        if (given != (long)rows * columns)
        {
            throw new ArgumentException(Invariant($"Expected {rows} x {columns} = {(long)rows * columns} elements; given {given}."), parameter);
        }
    }

    /// <summary>Room for a copy.</summary>
    public static void CheckRoom(int length, int given, string parameter)
    {
        if (given < length)
        {
            throw new ArgumentException(Invariant($"Expected room for {length} elements; given {given}."), parameter);
        }
    }

    /// <summary>Two vectors of the same length.</summary>
    public static void CheckSame(string operation, int a, int b)
    {
        if (a != b)
        {
            throw new ArgumentException(Invariant($"{operation}: expected two vectors of the same length; given {a} and {b} elements."), nameof(b));
        }
    }

    /// <summary>Two matrices of the same shape.</summary>
    public static void CheckSame(string operation, Matrix m, Matrix n)
    {
        if ((m.Rows, m.Columns) != (n.Rows, n.Columns))
        {
            throw new ArgumentException(Invariant($"{operation}: expected two matrices of the same shape; given {m.Rows} x {m.Columns} and {n.Rows} x {n.Columns}."), nameof(n));
        }
    }

    /// <summary>A vector beside a matrix.</summary>
    public static void CheckOperand(string operation, Matrix m, int given, int expected, string parameter)
    {
        if (given != expected)
        {
            throw new ArgumentException(Invariant($"{operation}: expected a vector of {expected} elements beside a matrix of {m.Rows} x {m.Columns}; given {given}."), parameter);
        }
    }

    /// <summary>Equal parts of a vector.</summary>
    public static void CheckParts(int length, int parts, string parameter)
    {
        if (length % parts != 0)
        {
            throw new ArgumentException(Invariant($"Expected a number of parts that divides {length} elements; given {parts}."), parameter);
        }
    }

    /// <summary>Equal parts of the rows of a matrix.</summary>
    public static void CheckRowParts(int rows, int parts, string parameter)
    {
        if (rows % parts != 0)
        {
            throw new ArgumentException(Invariant($"Expected a number of parts that divides {rows} rows; given {parts}."), parameter);
        }
    }

    /// <summary>Limits in their order.</summary>
    public static void CheckLimits(double low, double high)
    {
        if (!(low < high))
        {
            throw new ArgumentException(Invariant($"Expected a lower limit below the upper one; given {low:R} and {high:R}."), nameof(high));
        }
    }
}

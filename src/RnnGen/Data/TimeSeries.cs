namespace RnnGen;

/// <summary>Named columns of numbers, one row per point in time, oldest first. Immutable; every number is finite.</summary>
public sealed class TimeSeries
{
    private readonly double[][] _values;

    private TimeSeries(IReadOnlyList<string> columns, double[][] values, IReadOnlyList<string> times)
    {
        Columns = columns;
        _values = values;
        Times = times;
    }

    /// <summary>The number of points in time.</summary>
    public int Length => _values[0].Length;

    /// <summary>The columns' names, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The points in time, worded as in the source; empty when there is no such column. They are labels: order is that of the rows.</summary>
    public IReadOnlyList<string> Times { get; }

    /// <summary>A column's numbers.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public ReadOnlySpan<double> this[string column] => _values[IndexOf(column, nameof(column))];

    /// <summary>A series of one column.</summary>
    /// <param name="values">The numbers, oldest first.</param>
    /// <param name="name">The column's name.</param>
    /// <returns>A series of as many points in time as there are numbers.</returns>
    /// <exception cref="ArgumentException">There are no numbers, or one is not finite.</exception>
    public static TimeSeries FromValues(ReadOnlySpan<double> values, string name = "value") => FromColumns([(name, values.ToArray())]);

    /// <summary>A series of several columns.</summary>
    /// <param name="columns">Names and numbers; all columns have the same length.</param>
    /// <param name="times">The points in time, one per row, or none.</param>
    /// <returns>A series of these columns, in their order.</returns>
    /// <exception cref="ArgumentException">A name is empty or occurs twice, lengths differ, there are no numbers, or one is not finite.</exception>
    public static TimeSeries FromColumns(IReadOnlyList<(string Name, double[] Values)> columns, IReadOnlyList<string>? times = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns[0].Values is not { Length: > 0 } first)
        {
            throw new ArgumentException("Expected at least one column of at least one number.", nameof(columns));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, values) in columns)
        {
            if (string.IsNullOrWhiteSpace(name) || !names.Add(name))
            {
                throw new ArgumentException($"Expected columns with names of their own, given '{name}'{(string.IsNullOrWhiteSpace(name) ? "" : " twice")}.", nameof(columns));
            }

            if (values?.Length != first.Length)
            {
                throw new ArgumentException($"Expected columns of the same length: '{columns[0].Name}' has {first.Length} numbers, '{name}' {values?.Length ?? 0}.", nameof(columns));
            }

            Finite.Check(values, nameof(columns), $"column '{name}'");
        }

        if (times is { Count: > 0 } && times.Count != first.Length)
        {
            throw new ArgumentException($"Expected {first.Length} points in time, given {times.Count}.", nameof(times));
        }

        return new([.. columns.Select(c => c.Name)], [.. columns.Select(c => c.Values.ToArray())], [.. times ?? []]);
    }

    /// <summary>
    /// Reads a file of separated values: a header with the columns' names, then one row a line, oldest first. Numbers are written with a decimal
    /// point; a field may stand in double quotes, and spaces around a field are no part of it. Nothing is guessed: a missing or malformed number is an error.
    /// </summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="columns">The columns to read, in this order; by default all but <paramref name="timeColumn"/>.</param>
    /// <param name="timeColumn">The column of points in time, if there is one.</param>
    /// <param name="separator">The separator of fields.</param>
    /// <returns>A series of the columns that were read.</returns>
    /// <exception cref="FormatException">The file is not as described; the message names the line.</exception>
    /// <exception cref="ArgumentException">A column does not exist.</exception>
    public static TimeSeries Load(string path, IReadOnlyList<string>? columns = null, string? timeColumn = null, char separator = ',')
    {
        using var reader = new StreamReader(path);
        return Read(reader, columns, timeColumn, separator, Path.GetFileName(path));
    }

    /// <summary>As <see cref="Load"/>, from text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="columns">The columns to read, in this order; by default all but <paramref name="timeColumn"/>.</param>
    /// <param name="timeColumn">The column of points in time, if there is one.</param>
    /// <param name="separator">The separator of fields.</param>
    /// <returns>A series of the columns that were read.</returns>
    /// <exception cref="FormatException">The text is not as described; the message names the line.</exception>
    /// <exception cref="ArgumentException">A column does not exist.</exception>
    public static TimeSeries Read(TextReader reader, IReadOnlyList<string>? columns = null, string? timeColumn = null, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Read(reader, columns, timeColumn, separator, "the text");
    }

    /// <summary>Some consecutive rows.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="length">The number of rows, at least 1.</param>
    /// <returns>A series of all columns, with <paramref name="length"/> rows; this one stays as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not all there.</exception>
    public TimeSeries Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new(Columns, [.. _values.Select(v => v[start..(start + length)])], Times.Count == 0 ? [] : [.. Times.Skip(start).Take(length)]);
    }

    /// <summary>The numbers of some columns, [rows, columns].</summary>
    internal double[] RowMajor(IReadOnlyList<string> columns, string parameter)
    {
        var result = new double[Length * columns.Count];
        for (var c = 0; c < columns.Count; c++)
        {
            var values = _values[IndexOf(columns[c], parameter)];
            for (var row = 0; row < values.Length; row++)
            {
                result[(row * columns.Count) + c] = values[row];
            }
        }

        return result;
    }

    private static TimeSeries Read(TextReader reader, IReadOnlyList<string>? columns, string? timeColumn, char separator, string source)
    {
        var table = new SeparatedValues(reader, separator, source);
        var time = timeColumn is null ? -1 : table.IndexOf(timeColumn, nameof(timeColumn));
        var indices = columns is null
            ? [.. Enumerable.Range(0, table.Header.Count).Where(i => i != time)]
            : columns.Select(c => table.IndexOf(c, nameof(columns))).ToArray();
        var values = indices.Select(_ => new List<double>()).ToArray();
        var times = new List<string>();
        while (table.MoveNext())
        {
            for (var i = 0; i < indices.Length; i++)
            {
                values[i].Add(table.Number(indices[i]));
            }

            if (time >= 0)
            {
                times.Add(table.Text(time));
            }
        }

        return indices.Length > 0 && values[0].Count > 0
            ? FromColumns([.. indices.Select((index, i) => (table.Header[index], values[i].ToArray()))], times)
            : throw new FormatException($"{source} has no rows of numbers.");
    }

    private int IndexOf(string column, string parameter)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no column '{column}'; there are {string.Join(", ", Columns)}.", parameter);
    }
}

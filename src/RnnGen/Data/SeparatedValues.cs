using System.Globalization;
using System.Text;

namespace RnnGen;

/// <summary>
/// A strict reader of separated values: a header, then rows of as many fields. A field may stand in double quotes, a quote within doubled, and have spaces around
/// it, which are no part of it; it may not span lines. A quote stands nowhere else. Empty lines are allowed at the end alone.
/// </summary>
internal sealed class SeparatedValues
{
    private readonly TextReader _reader;
    private readonly char _separator;
    private readonly string _source;
    private readonly List<string> _fields = [];
    private readonly StringBuilder _field = new();
    private int _line;

    internal SeparatedValues(TextReader reader, char separator, string source)
    {
        if (separator is '"' or '\r' or '\n' or '.' or '-' or '+' || char.IsLetterOrDigit(separator))
        {
            throw new ArgumentException($"'{separator}' cannot separate fields of numbers.", nameof(separator));
        }

        (_reader, _separator, _source) = (reader, separator, source);
        var header = ReadLine() ?? throw new FormatException($"{source} is empty; expected a header with the columns' names.");
        Split(header);
        Header = [.. _fields];
        foreach (var name in Header)
        {
            if (name.Length == 0 || Header.Count(other => string.Equals(name, other, StringComparison.Ordinal)) > 1)
            {
                throw Malformed($"expected columns with names of their own, found '{name}'{(name.Length == 0 ? "" : " twice")}");
            }
        }
    }

    internal IReadOnlyList<string> Header { get; }

    internal int IndexOf(string column, string parameter)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (string.Equals(Header[i], column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"{_source} has no column '{column}'; it has {string.Join(", ", Header)}.", parameter);
    }

    internal bool MoveNext()
    {
        if (ReadLine() is not { } line)
        {
            return false;
        }

        if (line.Length == 0)
        {
            var empty = _line;
            while (ReadLine() is { } next)
            {
                if (next.Length > 0)
                {
                    _line = empty;
                    throw Malformed("the line is empty");
                }
            }

            return false;
        }

        Split(line);
        return _fields.Count == Header.Count
            ? true
            : throw Malformed($"expected {Header.Count} fields ({string.Join(", ", Header)}), found {_fields.Count}");
    }

    internal string Text(int column) => _fields[column];

    internal double Number(int column) =>
        double.TryParse(_fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Malformed($"expected a finite number in column '{Header[column]}', found '{_fields[column]}'");

    private string? ReadLine()
    {
        _line++;
        return _reader.ReadLine()?.TrimEnd(' ');
    }

    private void Split(string line)
    {
        _fields.Clear();
        var i = 0;
        do
        {
            var start = SkipSpaces(line, i);
            i = start < line.Length && line[start] == '"' ? ReadQuoted(line, start + 1) : ReadPlain(line, i);
        }
        while (i++ < line.Length);
    }

    /// <summary>Spaces and tabs around a field are no part of it; one that separates fields is none of these.</summary>
    private bool IsSpace(char c) => c is ' ' or '\t' && c != _separator;

    private int SkipSpaces(string line, int i)
    {
        while (i < line.Length && IsSpace(line[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>Reads to the separator or the end, and returns its place.</summary>
    private int ReadPlain(string line, int start)
    {
        var end = line.IndexOf(_separator, start);
        end = end < 0 ? line.Length : end;
        var field = line[start..end].Trim(' ', '\t');
        if (field.Contains('"', StringComparison.Ordinal))
        {
            throw Malformed($"expected a field with quotes to stand in quotes, each one within it doubled; found {field}");
        }

        _fields.Add(field);
        return end;
    }

    private int ReadQuoted(string line, int start)
    {
        _field.Clear();
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                _field.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                _field.Append(line[i++]);
            }
            else
            {
                _fields.Add(_field.ToString());
                var end = SkipSpaces(line, i + 1);
                return end == line.Length || line[end] == _separator
                    ? end
                    : throw Malformed($"expected '{_separator}' or the end after a closing quote, found '{line[end]}'");
            }
        }

        throw Malformed("a quote is not closed");
    }

    private FormatException Malformed(string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_source}, line {_line}: {problem}."));
}

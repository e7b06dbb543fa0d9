using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Equations;

/// <summary>
/// A cell as text: what the attribute carries that lets other projects use it. A line for the name, one for each parameter, one for each equation, one for the results:
/// <code>
/// cell 1 Leaky
/// input vector x
/// state vector h
/// weight matrix w
/// Product 2 0 : a
/// Number # 0.9
/// results 4
/// </code>
/// </summary>
internal static class CellText
{
    /// <summary>The version of the language; a text of a later one is not read.</summary>
    private const int Version = 1;

    public static string Write(CellProgram program) => Write(program, "cell");

    /// <summary>The text of a cell, or of a method of something else.</summary>
    public static string Write(CellProgram program, string word)
    {
        var lines = new List<string> { $"{word} {Version} {program.Name}" };
        lines.AddRange(program.Parameters.Select(Line));
        lines.AddRange(program.Equations.Select(Line));
        lines.Add(string.Join(" ", ["results", .. program.Results.Select(Text)]));
        return string.Join("\n", lines);
    }

    /// <summary>The cell of a text; null where the text is of a later version, or not one that <see cref="Write"/> wrote.</summary>
    public static CellProgram? Read(string text) => Read(text, "cell") is { } program && HasOneInput(program) && program.Results.Count == program.States.Count() ? program : null;

    /// <summary>The text of a layer.</summary>
    public static string WriteLayer(CellProgram program) => Write(program, "layer");

    /// <summary>The layer of a text; null where the text is of a later version, or not one that <see cref="WriteLayer"/> wrote.</summary>
    public static CellProgram? ReadLayer(string text) => Read(text, "layer") is { Results.Count: 1 } program && !program.States.Any() ? program : null;

    /// <summary>Whether a program reads one vector: a cell, or a method of a loss.</summary>
    public static bool HasOneInput(CellProgram program) => program.Parameters.Count(p => p.Role == CellParameterRole.Input) == 1;

    /// <summary>The equations of a text that begins with a word; null where it is not one that <see cref="Write(CellProgram, string)"/> wrote.</summary>
    public static CellProgram? Read(string text, string word)
    {
        var lines = text.Replace("\r", "").Split('\n');
        var head = lines[0].Split(' ');
        var last = lines[lines.Length - 1];
        if (head.Length != 3 || head[0] != word || head[1] != Text(Version) || !IsResults(last))
        {
            return null;
        }

        var body = lines.Skip(1).Take(lines.Length - 2).Where(line => line.Length > 0).ToList();
        var parameters = body.TakeWhile(line => char.IsLower(line, 0)).Select(Parameter).ToList();
        var equations = body.Skip(parameters.Count).Select(Equation).ToList();
        var results = Integers(last.Split(' ').Skip(1));
        if (results is null || parameters.Contains(null) || equations.Contains(null))
        {
            return null;
        }

        var program = new CellProgram(head[2], new(parameters!), new(equations!), new(results));
        return IsSound(program) ? program : null;
    }

    private static bool IsResults(string line) => line.StartsWith("results", StringComparison.Ordinal);

    /// <summary>Whether each equation reads what stands before it, as its operation does.</summary>
    private static bool IsSound(CellProgram program)
    {
        var values = program.Parameters.Count + program.Equations.Count;
        return program.Parameters.Any(p => p.Role == CellParameterRole.Input)
            && program.Results.All(result => result >= 0 && result < values)
            && Enumerable.Range(0, program.Equations.Count).All(i =>
                OperationCatalog.Find(program.Equations[i].Operation) is { } operation
                && program.Equations[i].Operands.All(operand => operand >= 0 && operand < program.Parameters.Count + i)
                && (operation.Operands ?? Math.Max(1, program.Equations[i].Operands.Count)) == program.Equations[i].Operands.Count
                && operation.Numbers == program.Equations[i].Numbers.Count);
    }

    private static string Line(CellParameter parameter)
    {
        var words = new List<string> { parameter.Role.ToString().ToLowerInvariant(), parameter.IsMatrix ? "matrix" : parameter.Role == CellParameterRole.Option ? "scalar" : "vector", parameter.Name };
        Add("rows", parameter.Rows, 0);
        Add("columns", parameter.Columns, 0);
        Add("rowsPerUnit", parameter.RowsPerUnit, 0);
        Add("columnsPerUnit", parameter.ColumnsPerUnit, 0);
        Add("scale", parameter.Scale, 1);
        Add("initial", parameter.Initial, 0);
        Add("initializer", parameter.Initializer is { } initializer ? (int)initializer : -1, -1);
        Add("square", parameter.IsAsWideAsUnits ? 1 : 0, 0);
        Add("distribution", (int)parameter.Distribution, 0);
        words.AddRange(parameter.Method is { } method ? ["method=" + method] : []);
        return string.Join(" ", words);

        void Add(string option, double value, double otherwise)
        {
            if (value != otherwise)
            {
                words.Add(option + "=" + Text(value));
            }
        }
    }

    private static CellParameter? Parameter(string line)
    {
        var words = line.Split(' ');
        if (words.Length < 3 || !Enum.TryParse<CellParameterRole>(words[0], ignoreCase: true, out var role) || words[1] is not ("matrix" or "vector" or "scalar"))
        {
            return null;
        }

        var options = words.Skip(3).Select(word => word.Split('=')).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        double Option(string name, double otherwise) => options[name].Select(Number).FirstOrDefault() ?? otherwise;
        return new CellParameter(words[2], role, words[1] == "matrix")
        {
            Rows = (int)Option("rows", 0),
            Columns = (int)Option("columns", 0),
            RowsPerUnit = (int)Option("rowsPerUnit", 0),
            ColumnsPerUnit = (int)Option("columnsPerUnit", 0),
            Method = options["method"].FirstOrDefault(),
            Distribution = (NoiseDistribution)(int)Option("distribution", 0),
            Scale = Option("scale", 1),
            Initial = Option("initial", 0),
            Initializer = Option("initializer", -1) is >= 0 and var initializer ? (Initializer)(int)initializer : null,
            IsAsWideAsUnits = Option("square", 0) != 0,
        };
    }

    private static string Line(Equation equation)
    {
        var words = new List<string> { equation.Operation };
        words.AddRange(equation.Operands.Select(Text));
        words.AddRange(equation.Numbers.Count > 0 ? ["#", .. equation.Numbers.Select(Text)] : []);
        words.AddRange(equation.Name is { } name ? [":", name] : []);
        return string.Join(" ", words);
    }

    private static Equation? Equation(string line)
    {
        var words = line.Split(' ').ToList();
        var named = words.IndexOf(":");
        var name = named >= 0 && named == words.Count - 2 ? words[named + 1] : null;
        words = named < 0 ? words : words.GetRange(0, named);
        var numbered = words.IndexOf("#");
        var numbers = numbered < 0 ? [] : words.Skip(numbered + 1).Select(Number).ToList();
        var operands = Integers((numbered < 0 ? words : words.GetRange(0, numbered)).Skip(1));
        return operands is null || numbers.Contains(null) ? null : new Equation(words[0], new(operands), new(numbers.OfType<double>()), name);
    }

    private static List<int>? Integers(IEnumerable<string> words)
    {
        var numbers = words.Select(Number).ToList();
        return numbers.All(number => number is >= 0 and <= int.MaxValue && number == Math.Floor(number.Value)) ? [.. numbers.Select(number => (int)number!.Value)] : null;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(double number) => NumberText.Of(number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Equations;

/// <summary>
/// What the values of a cell are called: as the user calls them, each name once. A local that a loop assigns again is numbered, and what becomes of a state goes by the
/// state's name. A sum before an activation is called after it.
/// </summary>
internal sealed class EquationNames
{
    /// <summary>What a scan reads beside its input.</summary>
    private static readonly string[] Reserved = ["valid", "token"];

    private readonly Dictionary<int, ValueName> _names = [];

    public EquationNames(CellProgram program)
    {
        var taken = new HashSet<string>(program.Parameters.Select(p => WithoutIndex(p.Name)).Concat(Reserved));
        var results = new HashSet<int>(program.Results);
        for (var value = program.Parameters.Count; value < program.Parameters.Count + program.Equations.Count; value++)
        {
            if (program.EquationOf(value)!.Name is { } name && !results.Contains(value))
            {
                _names.Add(value, Free(WithoutIndex(name), taken));
            }
        }

        NameSums(program, taken);
    }

    /// <summary>Who writes x_t means the x of step t: equations add the index themselves.</summary>
    public static string WithoutIndex(string name) => name.Length > 2 && name.EndsWith("_t", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;

    /// <summary>The value's name; null for one that is written out where it is used, or named for the state that it becomes.</summary>
    public ValueName? Of(int value) => _names.TryGetValue(value, out var name) ? name : null;

    /// <summary>A sum that nothing but an activation reads is called after it, as in the literature: f = σ(a_f).</summary>
    private void NameSums(CellProgram program, HashSet<string> taken)
    {
        var readers = program.Equations.SelectMany(equation => equation.Operands).GroupBy(operand => operand).ToDictionary(group => group.Key, group => group.Count());
        for (var value = program.Parameters.Count; value < program.Parameters.Count + program.Equations.Count; value++)
        {
            var name = NameOfState(program, value) ?? Of(value)?.Text;
            if (name is not null
                && program.EquationOf(value)!.Operands is { Count: 1 } operands
                && program.EquationOf(operands[0]) is { Operation: "Add", Name: null }
                && readers[operands[0]] == 1
                && !program.Results.Contains(operands[0]))
            {
                _names.Add(operands[0], Free(new ValueName(name, NameKind.PreActivation), taken));
            }
        }
    }

    private static string? NameOfState(CellProgram program, int value) => program.States
        .Zip(program.Results, (state, result) => (program.Parameters[state].Name, result))
        .Where(pair => pair.result == value)
        .Select(pair => pair.Name)
        .FirstOrDefault();

    private static ValueName Free(ValueName name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free.ToString()); number++)
        {
            free = name with { Text = name.Text + number.ToString(CultureInfo.InvariantCulture) };
        }

        return free;
    }
}

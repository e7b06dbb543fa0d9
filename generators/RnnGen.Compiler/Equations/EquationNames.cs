using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace RnnGen.Compiler.Equations;

/// <summary>
/// What the values of a cell are called: as the user calls them, each name once. A local that a loop assigns again is numbered, and what becomes of a state goes by the
/// state's name.
/// </summary>
internal sealed class EquationNames
{
    /// <summary>What a scan reads beside its input.</summary>
    private static readonly string[] Reserved = ["valid", "token"];

    private readonly Dictionary<int, string> _names = [];

    public EquationNames(CellProgram program)
    {
        var taken = new HashSet<string>(program.Parameters.Select(p => p.Name).Concat(Reserved));
        var results = new HashSet<int>(program.Results);
        for (var value = program.Parameters.Count; value < program.Parameters.Count + program.Equations.Count; value++)
        {
            if (program.EquationOf(value)!.Name is { } name && !results.Contains(value))
            {
                _names.Add(value, Free(name, taken));
            }
        }
    }

    /// <summary>The value's name; null for one that is written out where it is used, or named for the state that it becomes.</summary>
    public string? Of(int value) => _names.TryGetValue(value, out var name) ? name : null;

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace RnnGen.Compiler.Emission;

/// <summary>Names of one scope of emitted code, no two alike.</summary>
internal sealed class Identifiers
{
    private static readonly string[] LocalEndings = ["Row", "Bias"];

    private readonly HashSet<string> _taken;
    private readonly Dictionary<object, string> _given = [];

    /// <param name="reserved">Names that mean something else in this scope.</param>
    public Identifiers(params string[] reserved) => _taken = new HashSet<string>(reserved);

    /// <summary>The name of a thing: the wish, unless another thing has it already.</summary>
    public string Of(object thing, string wish)
    {
        if (!_given.TryGetValue(thing, out var name))
        {
            name = Unique(wish);
            _given.Add(thing, name);
        }

        return name;
    }

    public string Unique(string wish)
    {
        wish = Keywords.IsReserved(wish) ? wish + "_" : wish;
        var name = wish;
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = wish + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary><c>lstm.back.weights</c> as <c>LstmBackWeights</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('.').Select(Clean).Where(part => part.Length > 0).Select(part => (part[0] < 128 ? char.ToUpperInvariant(part[0]) : part[0]) + part.Substring(1)));

    /// <summary><c>lstm.h</c> as <c>h</c>; primes and marks left out.</summary>
    public static string Camel(string name)
    {
        var clean = Clean(name.Substring(name.LastIndexOf('.') + 1));
        return clean.Length > 0 && char.IsDigit(clean[0]) ? "v" + clean : clean;
    }

    /// <summary>A name that no local of a kernel has: those are numbered (s0, w1), or called after an array or a sum (hRow, fBias).</summary>
    public static string Apart(string name) =>
        name.Length > 0 && (char.IsDigit(name[name.Length - 1]) || LocalEndings.Any(ending => name.EndsWith(ending, System.StringComparison.Ordinal))) ? name + "_" : name;

    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var c in text.Replace("_t", "").Replace("_{-1}", ""))
        {
            clean.Append(c switch
            {
                '₋' => "Previous",
                '\'' => "2",
                '←' => "Reverse",
                _ when char.IsLetterOrDigit(c) || c == '_' => c.ToString(),
                _ => "",
            });
        }

        return clean.ToString();
    }
}

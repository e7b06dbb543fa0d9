using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// The names of a scope of emitted code: of a class, of a method in it, of a block in that. A name that is given in a scope is given nowhere around it, whichever comes first, and nowhere within it;
/// scopes beside each other know nothing of each other, as in C#.
/// </summary>
internal sealed class Identifiers
{
    private static readonly string[] LocalEndings = ["Row", "Bias"];

    private readonly Identifiers? _outer;
    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _takenWithin = [];
    private readonly Dictionary<object, string> _given = [];

    /// <param name="reserved">Names that mean something else in this scope.</param>
    public Identifiers(params string[] reserved)
        : this(null, reserved)
    {
    }

    private Identifiers(Identifiers? outer, IEnumerable<string> reserved)
    {
        (_outer, _taken) = (outer, []);
        foreach (var name in reserved)
        {
            Take(name);
        }
    }

    /// <summary>A scope within this one.</summary>
    /// <param name="reserved">Names that mean something else there.</param>
    public Identifiers Within(params string[] reserved) => new(this, reserved);

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

    /// <summary>A name that nothing else has: the wish, or the wish and a number.</summary>
    public string Unique(string wish)
    {
        wish = Keywords.IsWord(wish) ? wish + "_" : wish;
        var name = wish;
        for (var number = 2; _takenWithin.Contains(name) || IsVisible(name); number++)
        {
            name = wish + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        Take(name);
        return name;
    }

    /// <summary><c>lstm.back.weights</c> as <c>LstmBackWeights</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('.').Select(Clean).Where(part => part.Length > 0).Select(part => (part[0] < 128 ? char.ToUpperInvariant(part[0]) : part[0]) + part.Substring(1)));

    /// <summary>The name of a node, <c>lstm.back.weights</c>, as <c>LstmBackWeights</c>.</summary>
    public static string Pascal(NodeName name) => Pascal(name.ToString());

    /// <summary>What equations call something, as an identifier: primes, arrows and marks are spelled out or left out.</summary>
    public static string Camel(string name)
    {
        var clean = Clean(name);
        return clean.Length == 0 || char.IsDigit(clean[0]) ? "v" + clean : clean;
    }

    /// <summary>A name that no local of a kernel has: those are numbered (s0, w1), or called after an array or a sum (hRow, fBias).</summary>
    public static string Apart(string name) =>
        name.Length > 0 && (char.IsDigit(name[name.Length - 1]) || LocalEndings.Any(ending => name.EndsWith(ending, System.StringComparison.Ordinal))) ? name + "_" : name;

    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var c in text)
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

    private bool IsVisible(string name) => _taken.Contains(name) || _outer?.IsVisible(name) == true;

    private void Take(string name)
    {
        _taken.Add(name);
        for (var around = _outer; around is not null; around = around._outer)
        {
            around._takenWithin.Add(name);
        }
    }
}

using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>
/// A width that a network sets later: a sum of multiples of the number of inputs, of the number of units, of 1, and of widths that are not known yet. Immutable.
/// </summary>
internal sealed class Width
{
    private const int One = -1;
    private const int InputsSymbol = 0;
    private const int UnitsSymbol = 1;

    /// <summary>What each symbol is multiplied with, none of them 0.</summary>
    private readonly SortedDictionary<int, Fraction> _terms;

    private Width(IEnumerable<KeyValuePair<int, Fraction>> terms)
    {
        _terms = [];
        foreach (var term in terms.Where(term => !term.Value.IsZero))
        {
            _terms.Add(term.Key, term.Value);
        }
    }

    /// <summary>The width of x.</summary>
    public static Width Inputs { get; } = Of(InputsSymbol);

    /// <summary>The layer's units.</summary>
    public static Width Units { get; } = Of(UnitsSymbol);

    public bool IsZero => _terms.Count == 0;

    /// <summary>The number that it is in every network; null where it depends on inputs, units, or what is not known.</summary>
    public int? Constant => _terms.Keys.All(symbol => symbol == One) ? Factor(One).Whole : null;

    /// <summary>Whether it cannot be positive, whatever a network sets.</summary>
    public bool IsImpossible => Unknown is null && _terms.Values.All(factor => !factor.IsPositive);

    /// <summary>The width where it is the same in every network; otherwise null.</summary>
    public int? Fixed => _terms.Keys.All(symbol => symbol == One) ? In(0, 0) : null;

    /// <summary>Whether it is another one for other units.</summary>
    public bool DependsOnUnits => _terms.ContainsKey(UnitsSymbol);

    /// <summary>The last of the widths in it that are not known; null where there is none.</summary>
    public int? Unknown => _terms.Keys.Where(symbol => symbol > UnitsSymbol).Select(symbol => (int?)symbol).LastOrDefault();

    public static Width operator +(Width a, Width b) => new(a._terms.Keys.Union(b._terms.Keys).ToDictionary(symbol => symbol, symbol => a.Factor(symbol) + b.Factor(symbol)));

    public static Width operator -(Width a, Width b) => a + (b * new Fraction(-1));

    public static Width operator *(Width width, Fraction factor) => new(width._terms.Select(term => new KeyValuePair<int, Fraction>(term.Key, term.Value * factor)));

    public static Width Number(int number) => new([new(One, new Fraction(number))]);

    /// <summary>The n-th of the widths that are not known yet.</summary>
    public static Width Variable(int n) => Of(UnitsSymbol + 1 + n);

    /// <summary>The first of its symbols that is among others; null where none is.</summary>
    public int? FirstOf(ICollection<int> symbols) => _terms.Keys.Where(symbols.Contains).Select(symbol => (int?)symbol).FirstOrDefault();

    /// <summary>The width with a symbol replaced.</summary>
    public Width With(int symbol, Width replacement) => _terms.TryGetValue(symbol, out var factor) ? Without(symbol) + (replacement * factor) : this;

    /// <summary>What a symbol in it is where the whole is 0.</summary>
    public Width Solve(int symbol) => Without(symbol) * (new Fraction(-1) / _terms[symbol]);

    /// <summary>The width in a network; null where it does not come out as a positive whole number.</summary>
    public int? In(int inputs, int units)
    {
        var sum = Factor(One) + (Factor(InputsSymbol) * new Fraction(inputs)) + (Factor(UnitsSymbol) * new Fraction(units));
        return Unknown is null && sum.IsPositive ? sum.Whole : null;
    }

    /// <summary>In words for messages: "units", "2 units + 1".</summary>
    public override string ToString()
    {
        var terms = _terms.Reverse().Select(term => (term.Key, term.Value)).OrderBy(term => term.Key == One).Select(term => term.Key switch
        {
            One => term.Value.ToString(),
            InputsSymbol => Times(term.Value, "inputs"),
            UnitsSymbol => Times(term.Value, "units"),
            _ => Times(term.Value, "?"),
        });
        return IsZero ? "0" : string.Join(" + ", terms).Replace("+ -", "- ");
    }

    private static string Times(Fraction factor, string symbol) => factor.Equals(new Fraction(1)) ? symbol : factor.ToString() + " " + symbol;

    private static Width Of(int symbol) => new([new(symbol, new Fraction(1))]);

    private Width Without(int symbol) => new(_terms.Where(term => term.Key != symbol));

    private Fraction Factor(int symbol) => _terms.TryGetValue(symbol, out var factor) ? factor : new Fraction(0);
}

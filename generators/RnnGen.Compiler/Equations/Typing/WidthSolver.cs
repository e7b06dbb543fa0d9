using System.Collections.Generic;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>Widths that are not known yet, and what equations say of them: unification on linear forms.</summary>
internal sealed class WidthSolver
{
    private readonly Dictionary<int, Width> _known = [];
    private int _variables;

    /// <summary>A width that equations will tell.</summary>
    public Width New() => Width.Variable(_variables++);

    /// <summary>Demands that two widths are equal; false where they cannot be.</summary>
    public bool Unify(Width a, Width b)
    {
        var difference = Resolve(a - b);
        if (difference.Unknown is not { } unknown)
        {
            return difference.IsZero;
        }

        var solution = difference.Solve(unknown);
        if (solution.IsImpossible)
        {
            return false;
        }

        _known.Add(unknown, solution);
        return true;
    }

    /// <summary>Demands that two values are of one type; false where they cannot be.</summary>
    public bool Unify(EquationType a, EquationType b) => a.Kind == b.Kind && Unify(a.Rows, b.Rows) && Unify(a.Columns, b.Columns);

    /// <summary>A width as far as it is known.</summary>
    public Width Resolve(Width width)
    {
        var resolved = width;
        while (resolved.FirstOf(_known.Keys) is { } symbol)
        {
            resolved = resolved.With(symbol, _known[symbol]);
        }

        return resolved;
    }

    /// <summary>A type as far as its widths are known.</summary>
    public EquationType Resolve(EquationType type) => type with { Rows = Resolve(type.Rows), Columns = Resolve(type.Columns) };

    /// <summary>Lets what equations leave open be the units.</summary>
    public void Close(Width width)
    {
        while (Resolve(width).Unknown is { } unknown)
        {
            _known.Add(unknown, Width.Units);
        }
    }
}

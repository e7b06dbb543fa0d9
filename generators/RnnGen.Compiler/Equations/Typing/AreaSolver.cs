using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Equations.Typing;

/// <summary>
/// That matrices have so many elements. Widths are sums of multiples, and a product of two is not: it waits until one of the two is a number, which a later equation may tell.
/// </summary>
internal sealed class AreaSolver(WidthSolver solver)
{
    private readonly List<Area> _waiting = [];
    private readonly List<Area> _impossible = [];

    /// <summary>Those of which neither the rows nor the columns are a number.</summary>
    public IReadOnlyList<Area> Unsettled => _waiting;

    /// <summary>Those that have another number of elements.</summary>
    public IReadOnlyList<Area> Impossible => _impossible;

    public void Add(IEnumerable<Area> areas) => _waiting.AddRange(areas);

    /// <summary>Tells the solver what can be told by now.</summary>
    public void Settle()
    {
        while (_waiting.FirstOrDefault(area => ElementsOf(area) is not null) is { } area)
        {
            _waiting.Remove(area);
            if (!solver.Unify(area.Elements, ElementsOf(area)!))
            {
                _impossible.Add(area);
            }
        }
    }

    private Width? ElementsOf(Area area) =>
        solver.Resolve(area.Columns).Constant is { } columns ? area.Rows * new Fraction(columns)
        : solver.Resolve(area.Rows).Constant is { } rows ? area.Columns * new Fraction(rows)
        : null;
}

/// <summary>That a matrix has so many elements.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Elements">So many.</param>
/// <param name="Value">The value whose equation asks for it.</param>
/// <param name="Operand">Which operand of it.</param>
internal sealed record Area(Width Rows, Width Columns, Width Elements, int Value, int Operand);

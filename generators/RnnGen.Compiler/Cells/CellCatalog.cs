using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Cells;

/// <summary>Every cell there is.</summary>
internal static class CellCatalog
{
    public static IReadOnlyList<Cell> All { get; } =
    [
        new ElmanCell(),
        new LstmCell(),
        new GruCell(),
        new JordanCell(),
        new LagsCell(),
        new LinearRnnCell(),
    ];

    public static Cell? Find(string kind) => All.FirstOrDefault(cell => cell.Kind == kind);
}

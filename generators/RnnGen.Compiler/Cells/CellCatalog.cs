using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

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

    /// <summary>The cell of a layer; null where it is no recurrent layer.</summary>
    public static Cell? Of(LayerDeclaration layer) => layer.Cell is { } program ? new EquationCell(program) : Find(layer.Kind);

    private static Cell? Find(string kind) => All.FirstOrDefault(cell => cell.Kind == kind);
}

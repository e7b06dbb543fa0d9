using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Cells;

/// <summary>Every cell of trees.</summary>
internal static class TreeCellCatalog
{
    public static IReadOnlyList<TreeCell> All { get; } =
    [
        new TreeLstmCell(),
        new TreeRnnCell(),
    ];

    public static TreeCell? Find(string kind) => All.FirstOrDefault(cell => cell.Kind == kind);
}

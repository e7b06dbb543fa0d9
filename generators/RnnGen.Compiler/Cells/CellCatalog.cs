using System.Collections.Generic;

namespace RnnGen.Compiler.Cells;

/// <summary>Every cell there is.</summary>
internal static class CellCatalog
{
    /// <summary>The cells of sequences.</summary>
    public static IReadOnlyList<CellKind<Cell>> Cells { get; } =
    [
        new("Elman", ElmanCell.Read),
        new("Lstm", LstmCell.Read),
        new("Gru", GruCell.Read),
        new("Jordan", JordanCell.Read),
        new("Lags", LagsCell.Read),
        new("LinearRnn", _ => new LinearRnnCell()),
        new("Pool", PoolCell.Read),
        new("AttentionPool", _ => new AttentionPoolCell()),
        new("Cell", written => written.Cell is { } program ? new EquationCell(program) : new UnreadCell()),
    ];

    /// <summary>The cells of trees.</summary>
    public static IReadOnlyList<CellKind<TreeCell>> TreeCells { get; } =
    [
        new("TreeLstm", TreeLstmCell.Read),
        new("TreeRnn", TreeRnnCell.Read),
    ];
}

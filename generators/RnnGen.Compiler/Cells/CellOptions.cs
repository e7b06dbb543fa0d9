using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>The options of a recurrent layer that its cell's equations are written with, whatever the cell.</summary>
internal sealed record CellOptions(int Units, bool UseBias, bool LayerNorm, double RecurrentDropout, double Zoneout)
{
    /// <summary>Reads them from an attribute.</summary>
    public static CellOptions Read(LayerDeclaration written, Cell cell) => new(
        written.Integer("units"),
        written.Flag(nameof(UseBias), cell.HasBiasByDefault),
        written.Flag(nameof(LayerNorm)),
        written.Number(nameof(RecurrentDropout)),
        written.Number(nameof(Zoneout)));
}

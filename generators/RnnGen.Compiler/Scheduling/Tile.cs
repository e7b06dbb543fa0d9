using System.Linq;

namespace RnnGen.Compiler.Scheduling;

/// <summary>A register tile: rows x (products x vectors) accumulators, exact for its constants.</summary>
/// <param name="Rows">Rows at a time.</param>
/// <param name="Vectors">Vectors of units at a time, for each product.</param>
internal sealed record Tile(int Rows, int Vectors)
{
    /// <summary>Of 32 registers; the others hold the loads and the broadcast.</summary>
    private const int Accumulators = 24;

    /// <summary>Accumulators for which 16 registers are enough.</summary>
    public const int FewRegisters = 12;

    private const int MaxRows = 8;

    private const int MaxVectors = 4;

    private const int SumsOfARow = 8;

    /// <summary>With more of them inlined in it, a method has so many locals (512) that the JIT inlines nothing further.</summary>
    private const int FunctionsOfAMethod = 10;

    /// <summary>The tile of a product with lanes over its outputs.</summary>
    /// <param name="products">Affine maps joined in it.</param>
    /// <param name="width">The number of units of each.</param>
    /// <param name="batchSize">The rows it usually has.</param>
    /// <param name="lanes">The numbers in the widest register.</param>
    public static Tile ForProduct(int products, int width, int batchSize, int lanes)
    {
        var vectors = Enumerable.Range(1, MaxVectors).Where(v => v * products <= MaxVectors && width % (v * lanes) == 0).DefaultIfEmpty(1).Max();
        return new Tile(RowsFor(products * vectors, batchSize), vectors);
    }

    /// <summary>
    /// The tile of a product of one row. A multiply-add waits four cycles for the one before it in the same sum, and up to two of them begin in a
    /// cycle: eight sums keep the multipliers busy, and leave registers to what follows, even of 16.
    /// </summary>
    /// <param name="products">Affine maps joined in it.</param>
    /// <param name="functions">Calls of exp, tanh and the like that follow for each vector.</param>
    /// <param name="width">The number of units of each.</param>
    /// <param name="lanes">The numbers in the widest register.</param>
    public static Tile ForRow(int products, int functions, int width, int lanes)
    {
        var vectors = Enumerable.Range(1, SumsOfARow)
            .Where(v => v * products <= SumsOfARow && v * functions <= FunctionsOfAMethod && width % (v * lanes) == 0)
            .DefaultIfEmpty(1).Max();
        return new Tile(1, vectors);
    }

    /// <summary>The tile of a weight gradient: its rows are inputs of the matrix, its vectors outputs.</summary>
    public static Tile ForGradient(int inputs, int outputs, int lanes)
    {
        var vectors = Enumerable.Range(1, MaxVectors).Where(v => outputs % (v * lanes) == 0).DefaultIfEmpty(1).Max();
        return new Tile(RowsFor(vectors, inputs), vectors);
    }

    /// <summary>As many rows as there are registers for, a divisor of the rows there are where one comes near.</summary>
    private static int RowsFor(int vectors, int rows)
    {
        var most = System.Math.Max(1, System.Math.Min(MaxRows, Accumulators / vectors));
        var divisor = Enumerable.Range(1, most).Last(r => rows % r == 0);
        return divisor * 2 > most ? divisor : System.Math.Min(most, rows);
    }
}

namespace RnnGen.Runtime;

/// <summary>The rows of a pass that draws: those of the caller, once for each of some paths.</summary>
/// <param name="Rows">The caller's rows.</param>
/// <param name="FirstPath">The first path of the pass.</param>
/// <param name="Paths">The paths of the pass.</param>
/// <param name="AllPaths">The paths that the caller wants.</param>
internal readonly record struct DrawnRows(int Rows, int FirstPath, int Paths, int AllPaths)
{
    /// <summary>The rows of the pass.</summary>
    public int Count => Rows * Paths;

    /// <summary>The caller's row that a row of the pass is.</summary>
    public int RowOf(int row) => row % Rows;

    /// <summary>The path that a row of the pass is.</summary>
    public int PathOf(int row) => FirstPath + (row / Rows);

    /// <summary>The place of the row in [rows, paths].</summary>
    public int PlaceOf(int row) => (RowOf(row) * AllPaths) + PathOf(row);

    /// <summary>The paths after these, as many as fit into a pass; none when all are done.</summary>
    /// <param name="batchSize">The rows that fit into a pass.</param>
    public DrawnRows Next(int batchSize) => this with { FirstPath = FirstPath + Paths, Paths = Math.Min(AllPaths - FirstPath - Paths, batchSize / Rows) };
}

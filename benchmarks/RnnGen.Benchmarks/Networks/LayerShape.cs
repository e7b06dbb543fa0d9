namespace RnnGen.Benchmarks.Networks;

/// <summary>A recurrent layer, as far as its products go.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Inputs">Features of its input, I.</param>
/// <param name="Units">Units of a direction, H.</param>
/// <param name="Directions">1, or 2 for a bidirectional layer, D.</param>
internal sealed record LayerShape(Cell Cell, int Inputs, int Units, int Directions = 1)
{
    /// <summary>The products of a step that one output feature takes, G.</summary>
    public int Gates => Cell switch
    {
        Cell.Elman => 1,
        Cell.MinimalGatedUnit => 2,
        Cell.Gru => 3,
        Cell.Lstm => 4,
        _ => throw new InvalidOperationException($"Not a cell: {Cell}."),
    };

    /// <summary>D G H I: the multiply-adds of W x, of one row and step.</summary>
    public double InputProduct => (double)Directions * Gates * Units * Inputs;

    /// <summary>D G H H: the multiply-adds of U h, of one row and step.</summary>
    public double StateProduct => (double)Directions * Gates * Units * Units;
}

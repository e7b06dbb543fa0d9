namespace RnnGen.Fuzz.Tests.Language;

/// <summary>A width that a network sets: so many twelfths of its inputs, of its units, and of 1. Twelfths, so that a half, a third and a quarter are whole numbers.</summary>
internal readonly record struct Width(int Inputs, int Units, int Ones)
{
    private const int Whole = 12;

    public static Width OfInputs { get; } = new(Whole, 0, 0);

    public static Width OfUnits { get; } = new(0, Whole, 0);

    public bool IsConstant => Inputs == 0 && Units == 0;

    public static Width operator +(Width a, Width b) => new(a.Inputs + b.Inputs, a.Units + b.Units, a.Ones + b.Ones);

    public static Width operator *(Width a, int n) => new(a.Inputs * n, a.Units * n, a.Ones * n);

    public static Width Number(int n) => new(0, 0, n * Whole);

    /// <summary>One of so many equal parts; null where its twelfths are not whole, or where it has no whole width in every layer.</summary>
    public Width? Part(int of, IReadOnlyList<LayerWidths> layers)
    {
        if (Inputs % of != 0 || Units % of != 0 || Ones % of != 0)
        {
            return null;
        }

        var part = new Width(Inputs / of, Units / of, Ones / of);
        return layers.All(part.IsWholeIn) ? part : null;
    }

    public bool IsWholeIn(LayerWidths layer) => Twelfths(layer) % Whole == 0 && Twelfths(layer) > 0;

    public int In(LayerWidths layer) => Twelfths(layer) / Whole;

    public int Least(IReadOnlyList<LayerWidths> layers) => layers.Min(In);

    public int Most(IReadOnlyList<LayerWidths> layers) => layers.Max(In);

    private int Twelfths(LayerWidths layer) => (Inputs * layer.Inputs) + (Units * layer.Units) + Ones;
}

/// <summary>The widths that a layer gives to its cell.</summary>
internal sealed record LayerWidths(int Inputs, int Units);

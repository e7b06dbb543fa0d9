namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Upper bounds that no sensible cell meets; they end loops that would not.</summary>
internal static class CellLimits
{
    /// <summary>The equations of one step.</summary>
    public const int Equations = 4_096;

    /// <summary>The operations of C# that are run to read one step.</summary>
    public const int Operations = 262_144;

    /// <summary>Expressions, statements and calls within each other.</summary>
    public const int Depth = 256;
}

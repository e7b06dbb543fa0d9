namespace RnnGen;

/// <summary>A way of normalizing features before a network sees them.</summary>
public enum NormalizationMode
{
    /// <summary>They stay as they are.</summary>
    None = 0,

    /// <summary>Mean 0 and standard deviation 1.</summary>
    Standardize = 1,

    /// <summary>The range 0 to 1.</summary>
    MinMax = 2,
}

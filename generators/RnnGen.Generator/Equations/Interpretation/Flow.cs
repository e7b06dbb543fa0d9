namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>The place at which execution continues after a statement.</summary>
internal enum Flow
{
    /// <summary>On to the next one.</summary>
    Next,

    /// <summary>Out of the loop or the switch.</summary>
    Break,

    /// <summary>On to the loop's next turn.</summary>
    Continue,

    /// <summary>Out of the method.</summary>
    Return,

    /// <summary>Nowhere: what comes next depends on what has been objected to.</summary>
    Stop,
}

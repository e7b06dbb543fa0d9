namespace RnnGen;

/// <summary>The width of the registers that a pass runs on. Results are the same to the bit at every width.</summary>
public enum LaneWidth
{
    /// <summary>One number at a time.</summary>
    Scalar = 0,

    /// <summary>128 bits.</summary>
    Bits128 = 1,

    /// <summary>256 bits.</summary>
    Bits256 = 2,

    /// <summary>512 bits.</summary>
    Bits512 = 3,
}

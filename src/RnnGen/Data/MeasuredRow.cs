namespace RnnGen;

/// <summary>A row of stored numbers that a normalization is measured on.</summary>
/// <param name="Index">Where it stands.</param>
/// <param name="Weight">How much it counts, above 0 and at most 1.</param>
internal readonly record struct MeasuredRow(int Index, double Weight);

namespace RnnGen;

/// <summary>A row of stored numbers that a normalization is measured on.</summary>
/// <param name="Index">The index of the row.</param>
/// <param name="Weight">The weight of the row, above 0 and at most 1.</param>
internal readonly record struct MeasuredRow(int Index, double Weight);

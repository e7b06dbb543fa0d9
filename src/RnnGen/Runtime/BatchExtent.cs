namespace RnnGen.Runtime;

/// <summary>What a validated batch turned out to be.</summary>
/// <param name="Rows">1 to batch size.</param>
/// <param name="HasLengths">Whether some row is shorter than the network's steps.</param>
/// <param name="ValidLosses">The number of losses that count: of output positions (row and output step) within their rows' lengths, or of rows that are not empty.</param>
internal readonly record struct BatchExtent(int Rows, bool HasLengths, int ValidLosses);

namespace RnnGen.Runtime;

/// <summary>What a validated batch turned out to be.</summary>
/// <param name="Rows">1 to batch size.</param>
/// <param name="HasLengths">Whether some row is shorter than the network's steps.</param>
/// <param name="ValidOutputs">The number of output positions (row and output step) within their rows' lengths.</param>
internal readonly record struct BatchExtent(int Rows, bool HasLengths, int ValidOutputs);

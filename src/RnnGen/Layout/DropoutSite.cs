using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>A dropout mask: [steps, rows, width] values, each 0 or <paramref name="Kept"/>.</summary>
/// <param name="Offset">The offset in the training workspace.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Width">Its values per row and step.</param>
/// <param name="Rate">The probability of 0.</param>
/// <param name="Site">A number that tells the network's masks apart.</param>
/// <param name="Kept">The other value: 1 / (1 - rate) for dropout, 1 for zoneout.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DropoutSite(int Offset, int Steps, int Width, double Rate, int Site, double Kept);

using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>Consecutive outputs of one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Count">The number of columns; of units of the targets those of each of these, again and again.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OutputColumns(OutputUnit Unit, int Count);

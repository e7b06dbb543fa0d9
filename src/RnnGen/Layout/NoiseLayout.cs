using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>Numbers of one distribution among those that an output step draws from.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Width">Their number.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NoiseLayout(NoiseKind Kind, int Width);

using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>A state of a session that begins with a trained vector.</summary>
/// <param name="State">Its first element in the block of states.</param>
/// <param name="Parameter">The first element of the vector in the flat block of parameters.</param>
/// <param name="Length">Its elements.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LearnedStateLayout(int State, int Parameter, int Length);

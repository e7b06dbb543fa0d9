using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>A state that a decoder begins with.</summary>
/// <param name="State">Its first element in the states of a session of the encoder.</param>
/// <param name="Final">The offset, in the workspace of a prediction, of the states that the encoder's rows end with.</param>
/// <param name="Width">Its elements.</param>
/// <param name="RowStride">From a row to the next, in the workspace.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HandedOverState(int State, int Final, int Width, int RowStride);

using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>
/// A state that a window hands on to the next one: [rows] rows of <paramref name="Width"/> values, <paramref name="RowStride"/> apart, at the same places
/// in the workspaces of training and of prediction. What no call has written is 0.
/// </summary>
/// <param name="Name">Such as <c>lstm.h</c>.</param>
/// <param name="Initial">The offset of the states that a pass begins with; read.</param>
/// <param name="Final">The offset of the states that a pass ends with; written.</param>
/// <param name="Width">A row's values.</param>
/// <param name="RowStride">From a row to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CarriedState(string Name, int Initial, int Final, int Width, int RowStride);

using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>The steps that a convolution reads for one of its own; for emitted code.</summary>
/// <param name="Size">The number of steps.</param>
/// <param name="First">The first of them, from the window's own on; negative for earlier ones.</param>
/// <param name="Dilation">From one to the next.</param>
/// <param name="Stride">From a window to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Window(int Size, int First, int Dilation, int Stride);

namespace RnnGen.Compiler.Ir;

/// <summary>The steps that a convolution reads for one step of its own: of step t, the steps t · Stride + First, one Dilation later, and so on.</summary>
/// <param name="Size">The number of steps.</param>
/// <param name="First">The first of them, from t · Stride on; negative for earlier ones.</param>
/// <param name="Dilation">From one to the next.</param>
/// <param name="Stride">From a window to the next.</param>
internal sealed record Window(int Size, int First, int Dilation, int Stride)
{
    /// <summary>Whether no window reads a later step than its own.</summary>
    public bool IsCausal => First + ((Size - 1) * Dilation) <= 0;

    /// <summary>Whether each step has a window that can be read as the step comes.</summary>
    public bool CanStream => IsCausal && Stride == 1;

    /// <summary>The number of windows of so many steps: as many as begin at one of them.</summary>
    public int Count(int steps) => (steps + Stride - 1) / Stride;

    /// <summary>The step that a place of a window is.</summary>
    public int StepOf(int window, int place) => (window * Stride) + First + (place * Dilation);
}

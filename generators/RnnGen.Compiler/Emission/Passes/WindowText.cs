using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Emission;

/// <summary>Words for the steps of a window, for comments of emitted code.</summary>
internal static class WindowText
{
    public static string Of(Window window)
    {
        var t = window.Stride == 1 ? "t" : $"{window.Stride} t";
        var last = window.First + ((window.Size - 1) * window.Dilation);
        var range = window.Size == 1 ? $"step {Place(t, window.First)}" : $"steps {Place(t, window.First)} to {Place(t, last)}";
        return window.Dilation == 1 || window.Size == 1 ? range : $"{range}, {window.Dilation} apart,";
    }

    private static string Place(string t, int offset) => offset == 0 ? t : offset < 0 ? $"{t} - {-offset}" : $"{t} + {offset}";
}

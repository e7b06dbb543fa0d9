using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the entries of passes: from a width and a kind of pass to the one instance of the generic code.</summary>
internal static class Dispatch
{
    private static readonly (string Width, int Bits)[] Widths = [("Bits512", 512), ("Bits256", 256), ("Bits128", 128), ("Scalar", 1)];

    /// <param name="writer">Where to.</param>
    /// <param name="context">The network.</param>
    /// <param name="entry">The entry's name.</param>
    /// <param name="passes">The generic methods that it calls, in order.</param>
    /// <param name="isTraining">Whether the pass keeps a tape and takes gradients.</param>
    public static void Write(SourceWriter writer, EmissionContext context, string entry, IReadOnlyList<string> passes, bool isTraining)
    {
        using (writer.Block($"static partial void Run{entry}({Signature(context.T, isTraining)})"))
        {
            using (writer.Block("switch (width, lengths)"))
            {
                foreach (var (width, bits) in Widths)
                {
                    foreach (var lengths in new[] { false, true })
                    {
                        var pass = (isTraining ? "Training" : "Inference") + (lengths ? "WithLengths" : "");
                        writer.Write($"case (LaneWidth.{width}, {(lengths ? "true" : "false")}):");
                        foreach (var method in passes)
                        {
                            var withGradients = method == "Backward";
                            writer.Write($"    {method}<{context.Lanes}{bits}, {pass}>({PassWriter.Arguments(withGradients)});");
                        }

                        writer.Write("    break;");
                    }
                }

                writer.Write("default:\n    throw new global::System.ArgumentOutOfRangeException(nameof(width), width, \"An unknown register width.\");");
            }
        }

        writer.Line();
    }

    public static string Signature(string t, bool isTraining) => isTraining
        ? $"LaneWidth width, bool lengths, ref {t} p, ref {t} g, ref {t} a, ref int tokens, ref int labels, nuint rows"
        : $"LaneWidth width, bool lengths, ref {t} p, ref {t} a, ref int tokens, ref int labels, nuint rows";
}

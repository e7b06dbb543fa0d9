using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the entries of passes: from a width and a kind of pass to the one instance of the generic code.</summary>
internal static class Dispatch
{
    private static readonly (string Width, int Bits)[] Widths = [("Bits512", 512), ("Bits256", 256), ("Bits128", 128), ("Scalar", 1)];

    /// <summary>The entries, in order.</summary>
    public static IReadOnlyList<string> Entries { get; } = ["Predict", "Evaluate", "Prepare", "Train", "AddGradients"];

    /// <summary>The parameters of an entry.</summary>
    public static string Signature(string entry, string t) => entry switch
    {
        "Prepare" => $"ref {t} p, ref {t} w, in WorkShare share",
        "Train" => $"LaneWidth width, bool lengths, ref {t} p, ref {t} w, ref {t} a, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs",
        "AddGradients" => $"LaneWidth width, ref {t} g, ref {t} a, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs, in WorkShare share",
        _ => $"LaneWidth width, bool lengths, ref {t} p, ref {t} a, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs",
    };

    /// <summary>The parameters as the library names them.</summary>
    public static string Renamed(string parameters, string t) => parameters
        .Replace($"ref {t} p", $"ref {t} parameters").Replace($"ref {t} w", $"ref {t} copies").Replace($"ref {t} g", $"ref {t} gradients").Replace($"ref {t} a", $"ref {t} workspace");

    /// <summary>An entry that calls generic methods, for each width and with and without lengths.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The network.</param>
    /// <param name="entry">The entry's name.</param>
    /// <param name="passes">The methods, in order.</param>
    public static void Write(SourceWriter writer, EmissionContext context, string entry, IReadOnlyList<string> passes)
    {
        var kind = entry == "Train" ? "TrainingPass" : "InferencePass";
        var cases = Widths.SelectMany(width => new[] { false, true }.Select(lengths => (
            Label: $"(LaneWidth.{width.Width}, {(lengths ? "true" : "false")})",
            Calls: passes.Select(pass => $"{pass}<{context.Lanes}{width.Bits}, {kind}{(lengths ? "WithLengths" : "")}>({new PassWriter(context, writer, isBackward: pass == "Backward").Arguments});"))));
        Write(writer, context, entry, "width, lengths", cases);
    }

    /// <summary>The entry to the sums over all rows.</summary>
    public static void WriteGradients(SourceWriter writer, EmissionContext context) => Write(
        writer, context, "AddGradients", "width", Widths.Select(width => ("LaneWidth." + width.Width, Enumerable.Repeat($"Gradients<{context.Lanes}{width.Bits}>(ref g, ref a, ref tokens, ref labels, rows, {PassWriter.TimeArguments(context)}share);", 1))));

    private static void Write(SourceWriter writer, EmissionContext context, string entry, string key, IEnumerable<(string Label, IEnumerable<string> Calls)> cases)
    {
        using (writer.Block($"static partial void Run{entry}({Signature(entry, context.T)})"))
        using (writer.Block($"switch ({key})"))
        {
            foreach (var (label, calls) in cases)
            {
                writer.Write($"case {label}:");
                foreach (var call in calls)
                {
                    writer.Write("    " + call);
                }

                writer.Write("    break;");
            }

            writer.Write("default:\n    throw new global::System.ArgumentOutOfRangeException(nameof(width), width, \"An unknown register width.\");");
        }

        writer.Line();
    }
}

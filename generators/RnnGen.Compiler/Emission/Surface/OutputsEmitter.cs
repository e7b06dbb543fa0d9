using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the outputs of a network with several heads or exposed layers: a span for each, under its own name.</summary>
internal static class OutputsEmitter
{
    /// <summary>Names that mean something else in the outputs: their own, and those of all objects.</summary>
    private static readonly string[] Reserved = ["Outputs", "TNumber", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "Of"];

    /// <param name="writer">The class.</param>
    /// <param name="network">The network.</param>
    /// <param name="exposed">The values of layers that predictions can give.</param>
    public static void Write(SourceWriter writer, NetworkGraph network, IReadOnlyList<ExposedLayer> exposed)
    {
        var names = new Identifiers(Reserved);
        var parts = network.Heads.Select(head => (Name: names.Unique(NameOf(head)), Summary: $"[rows, {network.OutputSteps}, {head.Width}]; written, {network.BeyondLength} beyond a row's length."))
            .Concat(exposed.SelectMany(layer => Parts(layer).Select(part => (Name: names.Unique(part.Name), part.Summary))))
            .ToList();
        writer.Line();
        writer.Write("""
            /// <summary>The memory for predictions, part by part. A part whose span is empty is not wanted.</summary>
            /// <typeparam name="TNumber">The type of values: the network's own, or <see cref="double"/>.</typeparam>
            """);
        using (writer.Block("public readonly ref struct Outputs<TNumber> : global::RnnGen.IOutputs<TNumber>\n    where TNumber : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<TNumber>"))
        {
            foreach (var (name, summary) in parts)
            {
                writer.Write($"/// <summary>{summary}</summary>");
                writer.Write($"public global::System.Span<TNumber> {name} {{ get; init; }}");
                writer.Line();
            }

            writer.Write("/// <inheritdoc />");
            using (writer.Block("global::System.Span<TNumber> global::RnnGen.IOutputs<TNumber>.Of(int head)"))
            using (writer.Block("switch (head)"))
            {
                for (var i = 0; i < parts.Count; i++)
                {
                    writer.Write($"{(i == parts.Count - 1 ? "default" : "case " + EmissionContext.Number(i))}: return {parts[i].Name};");
                }
            }
        }
    }

    /// <summary>The values of an exposed layer, and its states where it has any.</summary>
    private static IEnumerable<(string Name, string Summary)> Parts(ExposedLayer layer)
    {
        var (name, values) = (NameOf(layer.Name), layer.Values);
        yield return (name, values.Span == SequenceSpan.Once
            ? $"[rows, {values.Width}]: the values of '{layer.Name}'; written, 0 for a row without a step."
            : $"[rows, {values.Steps}, {values.Width}]: the values of '{layer.Name}'; written, 0 beyond a row's length.");
        if (layer.States is { } states)
        {
            yield return (name + "States", $"[rows, {states.Width}]: what each row ends with, {string.Join(", ", layer.StateNames.Select(state => $"{state.Name} ({state.Width})"))}; written, 0 for a row without a step.");
        }
    }

    /// <summary>The name of a head in the class. A declaration with errors has outputs too, and the rules alone object to its names.</summary>
    public static string NameOf(Head head) => NameOf(head.Name);

    private static string NameOf(string layer)
    {
        var name = Identifiers.Pascal(layer);
        return name.Length == 0 || char.IsDigit(name[0]) ? "Head" + name : name;
    }
}

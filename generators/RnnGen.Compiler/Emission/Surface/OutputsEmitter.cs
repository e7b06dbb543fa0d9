using System.Linq;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the outputs of a network with several heads: a span for each, under its own name.</summary>
internal static class OutputsEmitter
{
    /// <summary>Names that mean something else in the outputs: their own, and those of all objects.</summary>
    private static readonly string[] Reserved = ["Outputs", "TNumber", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "Of"];

    public static void Write(SourceWriter writer, NetworkGraph network)
    {
        var names = new Identifiers(Reserved);
        var heads = network.Heads.Select(head => (Head: head, Name: names.Unique(NameOf(head)))).ToList();
        writer.Line();
        writer.Write("""
            /// <summary>The memory for predictions, head by head. A head whose span is empty is not wanted.</summary>
            /// <typeparam name="TNumber">The type of values: the network's own, or <see cref="double"/>.</typeparam>
            """);
        using (writer.Block("public readonly ref struct Outputs<TNumber> : global::RnnGen.IOutputs<TNumber>\n    where TNumber : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<TNumber>"))
        {
            foreach (var (head, name) in heads)
            {
                writer.Write($"/// <summary>[rows, {network.OutputSteps}, {head.Width}]; written, {network.BeyondLength} beyond a row's length.</summary>");
                writer.Write($"public global::System.Span<TNumber> {name} {{ get; init; }}");
                writer.Line();
            }

            writer.Write("/// <inheritdoc />");
            using (writer.Block("global::System.Span<TNumber> global::RnnGen.IOutputs<TNumber>.Of(int head)"))
            using (writer.Block("switch (head)"))
            {
                for (var i = 0; i < heads.Count; i++)
                {
                    writer.Write($"{(i == heads.Count - 1 ? "default" : "case " + EmissionContext.Number(i))}: return {heads[i].Name};");
                }
            }
        }
    }

    /// <summary>The name of a head in the class. A declaration with errors has outputs too, and the rules alone object to its names.</summary>
    public static string NameOf(Head head)
    {
        var name = Identifiers.Pascal(head.Name);
        return name.Length == 0 || char.IsDigit(name[0]) ? "Head" + name : name;
    }
}

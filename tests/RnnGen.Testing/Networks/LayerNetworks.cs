using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Layers of one's own: at the steps, once, in a decoder, beside an input of the whole sequence.</summary>
internal static class LayerNetworks
{
    /// <summary>A residual step that decides by a gate how much of it there is, with a context (Lim et al., 2019).</summary>
    private static readonly CellProgram GatedResidual = Sketch("GatedResidual", layer =>
    {
        var (x, context) = (layer.Input("x"), layer.Input("context"));
        var (w, u, b, v, g, c, gain) = (layer.Weight("w"), layer.Weight("u"), layer.Bias("b"), layer.Weight("v"), layer.Weight("g"), layer.Bias("c", -1), layer.Diagonal("gain"));
        var hidden = layer.Let("hidden", ((w * x) + (u * context) + b).Then("Elu"));
        return gain * (x + (((g * hidden) + c).Then("Sigmoid") * (v * hidden))).Then("LayerNorm");
    });

    /// <summary>A linear layer whose matrix is also read element by element, of twice the units, halved.</summary>
    private static readonly CellProgram Folded = Sketch("Folded", layer =>
    {
        var (x, w, b) = (layer.Input(), layer.Weight("w"), layer.Bias("b"));
        var a = layer.Let("a", (w * x) + b);
        return a.Then("Part", 0, 2) * a.Then("Part", 1, 2).Then("Softplus");
    });

    /// <summary>Products of one vector with few outputs and with many, in turn: they are stored in different orders.</summary>
    private static readonly CellProgram Scored = Sketch("Scored", layer =>
    {
        var (x, few, many, pair, rest) = (layer.Input(), layer.Weight("few", 3), layer.Weight("many"), layer.Weight("pair", 2), layer.Weight("rest"));
        return ((few * x).Then("Sum") * (many * x)) + ((pair * x).Then("Sum").Then("Sigmoid") * (rest * x));
    });

    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("LayersOfOnesOwn", 4, 5).ManyToMany().Input(3).Named("history").Input(2).Named("place").OfSequence().Lstm(6).From("history").Own(GatedResidual, 5, "place").Own(Folded, 4).Own(Scored, 5).Dense(2).Squares()
            .Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("LayersInADecoder", 4, 3).EncoderDecoder(3).Input(2).Gru(4).Own(Folded, 4).Decoder(AttentionKind.Dot).Own(Folded, 3).Gru(4).Own(GatedResidual, 2, "decoder").Dense(2).Squares(),
    ];

    private static CellProgram Sketch(string name, Func<CellSketch, CellSketch.Handle> equations)
    {
        var sketch = new CellSketch(name);
        return sketch.Returns(equations(sketch));
    }
}

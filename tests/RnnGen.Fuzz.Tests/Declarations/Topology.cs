namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>How wide the outputs of layers are, as the documents say it.</summary>
internal static class Topology
{
    /// <summary>The widths of the layers' outputs; that of [Decoder] is what its steps begin with, 0 for nothing.</summary>
    public static int[] Widths(Declaration declaration)
    {
        var layers = declaration.Layers;
        var decoder = layers.ToList().FindIndex(layer => layer.Kind == "Decoder");

        // The output is as wide as the last layer that sets a width, whatever is fed back.
        var fedBack = decoder < 0 ? 0 : Widths(declaration, decoder, 1)[^1];
        return Widths(declaration, decoder, fedBack);
    }

    private static int[] Widths(Declaration declaration, int decoder, int output)
    {
        var layers = declaration.Layers;
        var attends = decoder >= 0 && layers[decoder].Value("Attention") is { } attention && attention != "AttentionKind.None";
        var last = layers.ToList().FindLastIndex(layer => layer.IsRecurrent);
        var widths = new int[layers.Count];
        var width = 0;
        for (var i = 0; i < layers.Count; i++)
        {
            var before = width;
            width = i == decoder ? FedBack(declaration, layers[i], before, output) : Width(layers[i], before);
            widths[i] = width;
            if (attends && i == last && decoder > 0)
            {
                width += widths[decoder - 1];
            }
        }

        return widths;
    }

    private static int FedBack(Declaration declaration, Part decoder, int input, int output) =>
        declaration.Shape == "OneToMany" ? input
        : decoder.Value("Feedback") == "FeedbackSource.Zeros" ? 0
        : declaration.HasClassTargets ? output + 1
        : output;

    private static int Width(Part layer, int input) => layer.Kind switch
    {
        "Input" => layer.Integer("Vocabulary") is > 0 and var vocabulary ? vocabulary : layer.Size(),
        "Dropout" or "LayerNorm" => input,
        "Lags" => layer.Size() * input,
        _ => Own(layer) * (layer.Flag("Bidirectional") && layer.Value("Merge") is null or "MergeMode.Concat" ? 2 : 1),
    };

    private static int Own(Part layer) => layer.Kind == "Jordan" ? layer.Size(1) : layer.Integer("Projection") is > 0 and var projection ? projection : layer.Size();
}

using System.Globalization;

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

    /// <summary>The name of a layer: its own, or its kind in lower case, from the second of a kind on with a number.</summary>
    public static string Name(IReadOnlyList<Part> layers, int index)
    {
        var kind = KindOf(layers[index]);
        var number = layers.Take(index + 1).Count(layer => KindOf(layer) == kind);
        return layers[index].Value("Name")?.Trim('"') ?? kind + (number > 1 ? number.ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <summary>The layers that a layer reads.</summary>
    private static IEnumerable<int> Sources(IReadOnlyList<Part> layers, int index)
    {
        var layer = layers[index];
        var names = layer.IsJoin ? layer.Arguments : layer.Value("From") is { } from ? [from] : [];
        var beside = layer.Value("With") is { } with ? with.Split('"') is [_, var other, ..] ? [other] : Array.Empty<string>() : [];
        return (names.Count == 0 ? index == 0 || layer.Kind == "Input" ? [] : [index - 1] : names.Select(Of)).Concat(beside.Select(Of));

        int Of(string name) => Enumerable.Range(0, index).FirstOrDefault(before => Name(layers, before) == name.Trim('"'));
    }

    private static string KindOf(Part layer) => (layer.IsCell ? layer.CellName : layer.IsOwnLayer ? layer.LayerName : layer.Kind).ToLowerInvariant();

    private static int[] Widths(Declaration declaration, int decoder, int output)
    {
        var layers = declaration.Layers;
        var attends = decoder >= 0 && layers[decoder].Value("Attention") is { } attention && attention != "AttentionKind.None";
        var last = layers.ToList().FindLastIndex(layer => layer.IsRecurrent);
        var widths = new int[layers.Count];
        for (var i = 0; i < layers.Count; i++)
        {
            // Who reads the decoder's last recurrent layer reads, beside its output, what attention gives.
            int[] read = [.. Sources(layers, i).Select(source => widths[source] + (attends && source == last && decoder > 0 ? widths[decoder - 1] : 0))];
            widths[i] = layers[i].Kind == "Concat" ? read.Sum()
                : i == decoder ? FedBack(declaration, layers[i], read[0], output)
                : Width(layers[i], read.FirstOrDefault());
        }

        return widths;
    }

    private static int FedBack(Declaration declaration, Part decoder, int input, int output) =>
        declaration.Shape == "OneToMany" ? input
        : decoder.Value("Feedback") == "FeedbackSource.Zeros" ? 0
        : declaration.HasClassTargets ? output + 1
        : TargetWidth(declaration.Loss, output);

    /// <summary>The width of a target of so many outputs; that of the outputs where these do not fit the loss.</summary>
    public static int TargetWidth(Part? loss, int outputs)
    {
        var components = loss?.Integer("Components") ?? 0;
        var (of, parts) = loss?.LossWord switch
        {
            "LossKind.Quantile" => (outputs, loss.Value("Quantiles")?.Split(',').Length ?? 1),
            "LossKind.Gaussian" or "LossKind.NegativeBinomial" or "Loss<OwnNormal>" => (outputs, 2),
            "LossKind.StudentT" => (outputs, 3),
            "LossKind.GaussianMixture" when components > 0 => (outputs - components, 2 * components),
            _ => (outputs, 1),
        };
        return of / parts;
    }

    private static int Width(Part layer, int input) => layer.Kind switch
    {
        "Input" => layer.Integer("Vocabulary") is > 0 and var vocabulary ? vocabulary : layer.Size(),
        "Dropout" or "LayerNorm" or "SelfAttention" or "Add" or "Multiply" or "Pool" or "AttentionPool" or "Layer<OwnFilm>" or "Layer<OwnSmooth>" => input,
        "Lags" => layer.Size() * input,
        _ => Own(layer) * (layer.Flag("Bidirectional") && layer.Value("Merge") is null or "MergeMode.Concat" ? 2 : 1),
    };

    private static int Own(Part layer) => layer.Kind == "Jordan" ? layer.Size(1) : layer.Integer("Projection") is > 0 and var projection ? projection : layer.Size();
}

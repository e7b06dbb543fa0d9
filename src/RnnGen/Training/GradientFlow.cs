using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace RnnGen;

/// <summary>
/// The flow of the loss's gradient back through time: the norm of dL/dh_t for each layer and step. Where the norm of the first step is a tiny share
/// of that of the last, the gradient vanishes, and what happened early is hardly learned from; where it is many times that, it explodes (Hochreiter, 1991;
/// Bengio, Simard and Frasconi, 1994; Pascanu, Mikolov and Bengio, 2013). <see cref="ToString"/> is a table, <see cref="ToSvg"/> a plot.
/// </summary>
/// <remarks>
/// The verdicts say most of a network whose loss looks at the last step alone. Where every step has a loss of its own, it feeds every step's gradient,
/// and hides how little comes from afar.
/// </remarks>
public sealed class GradientFlow
{
    /// <summary>A ratio of the first step's norm to the last one's below this is <see cref="GradientFlowVerdict.Vanishing"/>.</summary>
    public const double VanishingBelow = 1e-3;

    /// <summary>A ratio of the first step's norm to the last one's above this is <see cref="GradientFlowVerdict.Exploding"/>.</summary>
    public const double ExplodingAbove = 1e3;

    /// <summary>Makes the report.</summary>
    /// <param name="layers">The layers' names, at least one, each once.</param>
    /// <param name="norms">
    /// For each layer, the Euclidean norm of dL/dh_t over all rows and units for each step, at least one, in the order in which the layer reads the steps
    /// (a layer that reads backwards begins with the last). At least 0, or not finite.
    /// </param>
    /// <exception cref="ArgumentException">The arguments do not fit each other, or a norm is negative.</exception>
    public GradientFlow(IReadOnlyList<string> layers, IReadOnlyList<IReadOnlyList<double>> norms)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(norms);
        if (layers.Count == 0 || norms.Count != layers.Count)
        {
            throw new ArgumentException(Invariant($"Expected norms for each of at least one layer; given {layers.Count} layers and norms for {norms.Count}."), nameof(norms));
        }

        if (layers.Distinct(StringComparer.Ordinal).Count() != layers.Count)
        {
            throw new ArgumentException($"Expected each layer once; given {string.Join(", ", layers)}.", nameof(layers));
        }

        Layers = [.. layers.Select((name, i) => new GradientFlowLayer(name, Checked(name, norms[i])))];
    }

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<GradientFlowLayer> Layers { get; }

    /// <summary>A layer by its name.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such layer; the message lists those there are.</exception>
    public GradientFlowLayer this[string layer] => Layers.FirstOrDefault(l => l.Name == layer)
        ?? throw new KeyNotFoundException($"There is no layer '{layer}'; there are {string.Join(", ", Layers.Select(static l => l.Name))}.");

    /// <summary>A plot of the norms over the steps, on a logarithmic scale, as the text of an SVG file. Norms that are 0 or not finite leave gaps.</summary>
    /// <returns>The text of the file.</returns>
    public string ToSvg() => GradientFlowPlot.Draw(this);

    /// <summary>Writes <see cref="ToSvg"/> to a file.</summary>
    /// <param name="path">The file; it is replaced.</param>
    public void SaveSvg(string path) => File.WriteAllText(path, ToSvg());

    /// <summary>A table: a row for each layer, with the first and the last norm, their ratio, the factor of a step, and the verdict.</summary>
    /// <returns>The text of several lines.</returns>
    public override string ToString()
    {
        List<string[]> rows =
        [
            ["layer", "steps", "first norm", "last norm", "ratio", "per step", "verdict"],
            .. Layers.Select(layer => new[]
            {
                layer.Name, layer.Norms.Count.ToString(CultureInfo.InvariantCulture), Number(layer.Norms[0]), Number(layer.Norms[layer.LastStep]), Number(layer.Ratio),
                layer.RatioPerStep.ToString("F3", CultureInfo.InvariantCulture), Word(layer.Verdict),
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder("gradient flow: norms of dL/dh_t, ratios of the first step to the last\n\n");
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column is 0 or 6 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append(string.Join("   ", cells).TrimEnd()).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nvanishing: a ratio below {VanishingBelow}; exploding: above {ExplodingAbove}\n").ToString();
    }

    internal static string Word(GradientFlowVerdict verdict) => verdict switch
    {
        GradientFlowVerdict.Steady => "steady",
        GradientFlowVerdict.Vanishing => "vanishing",
        GradientFlowVerdict.Exploding => "exploding",
        GradientFlowVerdict.NotFinite => "not finite",
        GradientFlowVerdict.None => "no gradient",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is no such verdict."),
    };

    private static double[] Checked(string name, IReadOnlyList<double> norms)
    {
        if (norms.Count == 0)
        {
            throw new ArgumentException($"Layer '{name}' has no steps; expected a norm for each step.", nameof(norms));
        }

        for (var step = 0; step < norms.Count; step++)
        {
            if (norms[step] < 0)
            {
                throw new ArgumentException(Invariant($"The norm of layer '{name}' at step {step} is {norms[step]:R}; expected at least 0."), nameof(norms));
            }
        }

        return [.. norms];
    }

    private static string Number(double value) => value.ToString("0.00E+00", CultureInfo.InvariantCulture);
}

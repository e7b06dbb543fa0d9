using System.Globalization;
using System.Text;

namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>A network as a user declares it, and what this project understands of it.</summary>
/// <param name="Number">What it was drawn from; names its namespace.</param>
/// <param name="Network"><c>[RecurrentNetwork]</c>.</param>
/// <param name="Layers">The input and the layers.</param>
/// <param name="Loss">The <c>[Loss]</c> of the last layer; null for a network that only predicts.</param>
/// <param name="Cells">The sources of the cells that it may use, by the names of their classes.</param>
internal sealed record Declaration(int Number, Part Network, IReadOnlyList<Part> Layers, Part? Loss, IReadOnlyDictionary<string, string> Cells)
{
    public const string ClassName = "Network";

    public string Namespace { get; init; } = string.Create(CultureInfo.InvariantCulture, $"Net{Number}");

    public string FileName => Namespace + ".cs";

    /// <summary>The losses of other layers.</summary>
    public IReadOnlyList<Part> Others { get; init; } = [];

    /// <summary>The losses with the widths of the layers that they are about, in the order of these.</summary>
    public IReadOnlyList<Head> Heads
    {
        get
        {
            var widths = Topology.Widths(this);
            var others = Others.Select(loss => (Loss: loss, Layer: Enumerable.Range(0, Layers.Count).LastOrDefault(i => Topology.Name(Layers, i) == loss.Value("Of")?.Trim('"'))));
            return [.. others.OrderBy(other => other.Layer).Select(other => new Head(other.Loss, widths[other.Layer])), .. Loss is null ? [] : new[] { new Head(Loss, widths[^1]) }];
        }
    }

    public string Shape => (Network.Value("Shape") ?? "SequenceShape.ManyToOne")["SequenceShape.".Length..];

    public int Rows => Math.Max(1, Network.Integer("BatchSize"));

    /// <summary>The steps of the input.</summary>
    public int Steps => Shape == "OneToMany" ? 1 : WrittenSteps;

    public int OutputSteps => Shape switch
    {
        "EncoderDecoder" => Network.Integer("OutputSteps"),
        "ManyToMany" or "OneToMany" => WrittenSteps,
        _ => 1,
    };

    public bool IsDouble => Network.Value("Precision") == "Precision.Double";

    public bool IsStateful => Network.Flag("Stateful");

    /// <summary>Whether gradients are cut somewhere, so that they are not the derivatives of the loss.</summary>
    public bool IsTruncated => Network.Integer("BackpropSteps") is > 0 and var block && block < Math.Max(Steps, OutputSteps);

    /// <summary>Whether it can be run in windows that are as long as the blocks in which gradients flow back, with the same numbers.</summary>
    public bool HasWindows => IsStateful && IsTruncated && Shape == "ManyToMany" && !IsCtc && Steps % Network.Integer("BackpropSteps") == 0 && !HasDropout && !HasPenalty && !IsScheduled;

    public bool IsTree => Layers.Any(layer => layer.IsTree);

    /// <summary>The features of the inputs of a span, side by side.</summary>
    public int Features(string span) => Inputs(span).Sum(input => input.Size());

    /// <summary>The numbers of tokens of the inputs of a span that have tokens.</summary>
    public int[] Vocabularies(string span) => [.. Inputs(span).Select(input => input.Integer("Vocabulary")).Where(vocabulary => vocabulary > 0)];

    /// <summary>Whether there is more than one input.</summary>
    public bool HasSeveralInputs => Layers.Count(layer => layer.Kind == "Input") > 1;

    public Part? Decoder => Layers.FirstOrDefault(layer => layer.Kind == "Decoder");

    /// <summary>The kind of loss; empty without one.</summary>
    public string LossKind => Loss?.LossName ?? "";

    public bool IsCtc => LossKind == "Ctc";

    public int Labels => Loss?.Integer("Labels") ?? 0;

    /// <summary>Whether the last layer gives scores of classes.</summary>
    public bool HasClassTargets => Loss is not null && new Head(Loss, 1).TakesLabels;

    /// <summary>The losses of a row.</summary>
    public int LossSteps => IsCtc ? 1 : OutputSteps;

    /// <summary>The width of the last layer.</summary>
    public int LastSize => Topology.Widths(this)[^1];

    /// <summary>The width of all heads together.</summary>
    public int OutputSize => Loss is null ? LastSize : Heads.Sum(head => head.Outputs);

    /// <summary>Whether outputs may have lengths of their own.</summary>
    public bool HasTargetLengths => Shape is "EncoderDecoder" or "OneToMany";

    /// <summary>Whether it can run step by step.</summary>
    public bool Streams => !IsTree && Shape is "OneToOne" or "ManyToOne" or "ManyToMany" && !Layers.Any(layer => layer.Flag("Bidirectional") || layer.Flag("Reverse") || layer.Value("InitialStateFrom") is not null || layer.Integer("Stride") > 1 || (layer.Value("Padding") == "ConvolutionPadding.Centered" && layer.Size(1) > 1) || (layer.Kind == "SelfAttention" && layer.Value("Causal") == "false"));

    /// <summary>Whether a step goes on from the class that the step before chose.</summary>
    public bool ChoosesClasses => Decoder is { } decoder && HasClassTargets && decoder.Value("Feedback") != "FeedbackSource.Zeros";

    /// <summary>Whether training draws masks.</summary>
    public bool HasDropout => Layers.Any(layer => layer.Kind == "Dropout" || layer.Number("Dropout") > 0 || layer.Number("RecurrentDropout") > 0 || layer.Number("Zoneout") > 0);

    public bool HasPenalty => Layers.Any(layer => layer.Number("L1") > 0 || layer.Number("L2") > 0);

    /// <summary>Whether a probability says where targets take the place of outputs.</summary>
    public bool IsScheduled => Layers.Any(layer => layer.Value("TeacherForcing") == "TeacherForcing.Scheduled");

    public string Source
    {
        get
        {
            var text = new StringBuilder("using RnnGen;\nusing RnnGen.Equations;\n\n");
            text.Append(CultureInfo.InvariantCulture, $"namespace {Namespace};\n\n");
            foreach (var name in Layers.Where(layer => layer.IsCell).Select(layer => layer.CellName).Distinct())
            {
                text.Append(Cells[name]).Append('\n');
            }

            foreach (var name in Others.Append(Loss).OfType<Part>().Where(loss => loss.IsOwnLoss).Select(loss => loss.LossName).Distinct())
            {
                text.Append(UserLosses.Sources[name]).Append('\n');
            }

            foreach (var name in Layers.Where(layer => layer.IsOwnLayer).Select(layer => layer.LayerName).Distinct())
            {
                text.Append(UserLayers.Sources[name]).Append('\n');
            }

            foreach (var part in Layers.Prepend(Network).Concat(Others).Concat(Loss is null ? [] : [Loss]))
            {
                text.Append(part.Text).Append('\n');
            }

            return text.Append(CultureInfo.InvariantCulture, $"public sealed partial class {ClassName};\n").ToString();
        }
    }

    private IEnumerable<Part> Inputs(string span) => Layers.Where(layer => layer.Kind == "Input" && (layer.Value("Span") ?? "InputSpan.Steps") == "InputSpan." + span);

    private int WrittenSteps => Math.Max(1, Network.Integer("Steps"));
}

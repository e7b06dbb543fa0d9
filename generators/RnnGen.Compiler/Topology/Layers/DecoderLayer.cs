using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Decoder]: from here on, a step begins with the output of the step before.</summary>
/// <param name="Place">Its place; its input is the encoder's output.</param>
/// <param name="Feedback">The input of a step: the output of the step before, or zeros.</param>
/// <param name="TeacherForcing">When a target takes the place of what is fed back.</param>
/// <param name="Attention">The attention of the last recurrent layer to the encoder's outputs.</param>
/// <param name="AttentionUnits">The width of the vectors that attention compares, those of all heads together; null for that of the encoder's outputs.</param>
/// <param name="AttentionHeads">The number of heads of multiplicative attention.</param>
internal sealed record DecoderLayer(LayerPlace Place, FeedbackSource Feedback, TeacherForcing TeacherForcing, AttentionKind Attention, int? AttentionUnits, int AttentionHeads) : Layer(Place)
{
    public static DecoderLayer Bind(LayerDeclaration written, LayerPlace place) => new(
        place,
        written.Choice(nameof(Feedback), FeedbackSource.Output),
        written.Choice(nameof(TeacherForcing), TeacherForcing.Always),
        written.Choice(nameof(Attention), AttentionKind.None),
        (int?)written.Find(nameof(AttentionUnits)),
        written.Integer(nameof(AttentionHeads), 1));

    /// <summary>Whether a step begins with the output of the step before.</summary>
    public bool FeedsBack => Feedback == FeedbackSource.Output;

    /// <summary>The width of what a step begins with; null for nothing, and where it is not known.</summary>
    public int? FeedbackWidth { get; init; }

    public override int? OutputWidth => FeedbackWidth;
}

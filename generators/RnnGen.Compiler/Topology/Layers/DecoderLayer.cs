using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Decoder]: from here on, a step begins with the output of the step before.</summary>
/// <param name="Place">Where it stands; its input is what an encoder gives.</param>
/// <param name="Feedback">What a step begins with.</param>
/// <param name="TeacherForcing">When a target takes the place of what is fed back.</param>
/// <param name="Attention">How the layers behind it see the encoder's outputs.</param>
/// <param name="AttentionUnits">The width of the vectors of additive attention; null for that of the encoder's outputs.</param>
internal sealed record DecoderLayer(LayerPlace Place, FeedbackSource Feedback, TeacherForcing TeacherForcing, AttentionKind Attention, int? AttentionUnits) : Layer(Place)
{
    public static DecoderLayer Bind(LayerDeclaration written, LayerPlace place) => new(
        place,
        written.Choice(nameof(Feedback), FeedbackSource.Output),
        written.Choice(nameof(TeacherForcing), TeacherForcing.Always),
        written.Choice(nameof(Attention), AttentionKind.None),
        (int?)written.Find(nameof(AttentionUnits)));

    /// <summary>Whether a step begins with the output of the step before.</summary>
    public bool FeedsBack => Feedback == FeedbackSource.Output;

    /// <summary>The width of what a step begins with; null for nothing, and where it is not known.</summary>
    public int? FeedbackWidth { get; init; }

    public override int? OutputWidth => FeedbackWidth;
}

namespace RnnGen;

/// <summary>
/// Marks where the decoder begins: the layers after it run once for each output step, each step on what the last layer gave at the step before. In a
/// network of shape <see cref="SequenceShape.EncoderDecoder"/> the layers before it are the encoder, whose last states the decoder's recurrent layers
/// begin with (Sutskever et al., 2014; Cho et al., 2014): layer after layer, as they are where one direction ends with a state as wide, otherwise through a
/// linear bridge (<c>decoder.weight_layer_state</c>, <c>decoder.bias_layer_state</c>); where the encoder's layer has no such state, its h takes
/// the place. In one of shape <see cref="SequenceShape.OneToMany"/> it follows [Input], which is what the first step begins with. What it reads, the layer before it unless
/// <see cref="UnaryLayerAttribute.From"/> names another, are the encoder's outputs, to which it may attend.
/// </summary>
/// <remarks>
/// Where the targets are class indices, the chosen class is what is fed back, and an [Embedding] may follow. A decoder behind an encoder begins with a
/// start symbol of its own; the embedding has a row for it, the first.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DecoderAttribute : UnaryLayerAttribute
{
    /// <summary>The source of what each step begins with. Default: <see cref="RnnGen.FeedbackSource.Output"/>.</summary>
    public FeedbackSource Feedback { get; set; } = FeedbackSource.Output;

    /// <summary>The rule by which, in training, the target takes the output's place. Default: <see cref="RnnGen.TeacherForcing.Always"/>.</summary>
    public TeacherForcing TeacherForcing { get; set; } = TeacherForcing.Always;

    /// <summary>Whether, and how, the last recurrent layer's output attends to the encoder's; the layer after it sees [context; h]. Default: <see cref="RnnGen.AttentionKind.None"/>.</summary>
    public AttentionKind Attention { get; set; } = AttentionKind.None;

    /// <summary>The width of the vectors that additive and multiplicative attention compare, those of all heads together; the width of the encoder's outputs where it is not written.</summary>
    public int AttentionUnits { get; set; }

    /// <summary>The number of heads of multiplicative attention, a divisor of the <see cref="AttentionUnits"/>. Default: 1.</summary>
    public int AttentionHeads { get; set; } = 1;
}

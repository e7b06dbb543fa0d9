using RnnGen;

namespace CompiledNetworks;

/// <summary>Values in, one value out: scans, tiles, a tape, a session.</summary>
[RecurrentNetwork(Steps = 6, BatchSize = 8)]
[Input(3)]
[Lstm(10, Dropout = 0.1, RecurrentDropout = 0.1)]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Values;

/// <summary>Tokens in, classes out, in both directions.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 5, BatchSize = 4, Precision = Precision.Double)]
[Input(Vocabulary = 7)]
[Embedding(4)]
[Gru(6, Bidirectional = true)]
[LayerNorm]
[Dense(3)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class Tokens;

/// <summary>Sequences to sequences: attention, a choice fed back.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 4, OutputSteps = 3, BatchSize = 4)]
[Input(Vocabulary = 6)]
[Embedding(4)]
[Gru(5)]
[Decoder(Attention = AttentionKind.Dot)]
[Embedding(3)]
[Gru(5)]
[Dense(4)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class Sequences;

/// <summary>Trees.</summary>
[RecurrentNetwork(Steps = 7, BatchSize = 4)]
[Input(Vocabulary = 5)]
[Embedding(3)]
[TreeLstm(6)]
[Dense(2)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class Trees;

/// <summary>Few units and many rows: the rows on the lanes.</summary>
[RecurrentNetwork(Steps = 6, BatchSize = 32)]
[Input(1)]
[Elman(4)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Small;

/// <summary>Labels without times.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 4, Stateful = false)]
[Input(2)]
[Lstm(5)]
[Dense(4)]
[Loss(LossKind.Ctc, Labels = 2)]
public sealed partial class Labels;

/// <summary>Branches that come together, and one value of several steps.</summary>
[RecurrentNetwork(Steps = 6, BatchSize = 4)]
[Input(2)]
[Lstm(5)]
[AttentionPool(3)]
[Gru(4, From = "input")]
[Concat("attentionpool", "gru")]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Branches;

/// <summary>Inputs of every span, several of a kind, and quantiles of what is to come.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 6, OutputSteps = 3, BatchSize = 4)]
[Input(2)]
[Input(Vocabulary = 7, Name = "day")]
[Embedding(2)]
[Input(Vocabulary = 5, Name = "month")]
[Embedding(2)]
[Input(3, Name = "place", Span = InputSpan.Sequence)]
[Concat("input", "embedding", "embedding2", "place")]
[Gru(5)]
[Decoder]
[Input(1, Name = "plan", Span = InputSpan.OutputSteps)]
[Concat("decoder", "plan")]
[Gru(5)]
[Dense(3)]
[Loss(LossKind.Quantile, Quantiles = new[] { 0.1, 0.5, 0.9 })]
public sealed partial class Demand;

/// <summary>Several inputs in a stream, and a distribution.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 4)]
[Input(2)]
[Input(Vocabulary = 5, Span = InputSpan.Sequence)]
[Embedding(2)]
[Concat("input", "embedding")]
[Lstm(5)]
[Dense(2)]
[Loss(LossKind.Gaussian)]
public sealed partial class Stream;

/// <summary>A layer whose values are shown, trained initial states, attention within a window, losses that can be computed apart.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 4)]
[Input(2)]
[Gru(4, InitialState = InitialState.Learned, Exposed = true)]
[SelfAttention(2)]
[Dense(1)]
[Loss(LossKind.Huber)]
public sealed partial class Watched;

namespace RnnGen.Integration.Tests;

[RecurrentNetwork(Steps = 6, BatchSize = 5)]
[Input(3)]
[Lstm(20)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class LstmToOne;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 5)]
[Input(Vocabulary = 11)]
[Embedding(4)]
[Gru(16)]
[Dropout(0.25)]
[Gru(7, Variant = GruVariant.ResetBefore)]
[Dense(11)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class GruTokens;

/// <summary>Says what it heard three steps ago, across the borders of its windows.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 15, BatchSize = 20, Stateful = true, BackpropSteps = 5, TraceGradients = true)]
[Input(1)]
[Gru(8)]
[Dense(1)]
[Loss(LossKind.BinaryCrossEntropy)]
public sealed partial class Echo;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 14, BatchSize = 16)]
[Input(3)]
[Lstm(12)]
[Dense(4)]
[Loss(LossKind.Ctc, Labels = 3)]
public sealed partial class Transcriber;

/// <summary>Writes what it has read backwards, then class 0.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 4, OutputSteps = 5, BatchSize = 20)]
[Input(Vocabulary = 5)]
[Embedding(8)]
[Gru(32)]
[Decoder(Attention = AttentionKind.Dot)]
[Embedding(8)]
[Gru(32)]
[Dense(5)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class Reverser;

/// <summary>Counts on from a number, around a circle of five.</summary>
[RecurrentNetwork(Shape = SequenceShape.OneToMany, Steps = 6, BatchSize = 5)]
[Input(Vocabulary = 5)]
[Decoder]
[Embedding(5)]
[Gru(12)]
[Dense(5)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class Counter;

/// <summary>Rows long and short.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 100, BatchSize = 2)]
[Input(2)]
[Lstm(6, L2 = 0.01)]
[Dense(1, L1 = 0.001)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class UnequalRows;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 2, BatchSize = 8)]
[Input(Vocabulary = 2)]
[Elman(2)]
[Dense(3)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class UnlikelyClasses;

/// <summary>The next number after 12 of a series.</summary>
[RecurrentNetwork(Steps = 12, BatchSize = 32)]
[Input(1)]
[Lstm(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class WaveForecaster;

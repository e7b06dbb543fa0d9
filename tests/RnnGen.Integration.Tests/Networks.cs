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

/// <summary>Sales of the days to come, from those of the past, from facts about the shop, and from plans: several inputs of both kinds at each span.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 6, OutputSteps = 4, BatchSize = 5)]
[Input(1, Name = "sales")]
[Input(2, Name = "weather")]
[Input(Vocabulary = 7, Name = "weekday")]
[Embedding(3)]
[Input(Vocabulary = 3, Name = "promotion")]
[Embedding(2)]
[Input(2, Name = "location", Span = InputSpan.Sequence)]
[Input(1, Name = "size", Span = InputSpan.Sequence)]
[Input(Vocabulary = 5, Name = "store", Span = InputSpan.Sequence)]
[Embedding(3, Name = "place")]
[Input(Vocabulary = 4, Name = "product", Span = InputSpan.Sequence)]
[Embedding(2, Name = "item")]
[Concat("sales", "weather", "embedding", "embedding2", "location", "size", "place", "item")]
[Lstm(8)]
[Decoder]
[Input(1, Name = "price", Span = InputSpan.OutputSteps)]
[Input(2, Name = "forecast", Span = InputSpan.OutputSteps)]
[Input(Vocabulary = 7, Name = "comingWeekday", Span = InputSpan.OutputSteps)]
[Embedding(3, Name = "day")]
[Input(Vocabulary = 3, Name = "comingPromotion", Span = InputSpan.OutputSteps)]
[Embedding(2, Name = "offer")]
[Concat("decoder", "price", "forecast", "day", "offer", "place")]
[Lstm(8)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class DemandForecaster;

/// <summary>Classes of words, which have two tokens each, in texts on a subject.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 5, BatchSize = 4, Precision = Precision.Double)]
[Input(Vocabulary = 6, Name = "word")]
[Embedding(3)]
[Input(Vocabulary = 4, Name = "ending")]
[Embedding(2)]
[Input(2, Name = "subject", Span = InputSpan.Sequence)]
[Concat("embedding", "embedding2", "subject")]
[Gru(6)]
[Dense(3)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class WordTagger;

/// <summary>Listens to a patient, step by step.</summary>
[RecurrentNetwork(Steps = 6, BatchSize = 4)]
[Input(2, Name = "vitals")]
[Input(Vocabulary = 5, Name = "event")]
[Embedding(3)]
[Input(1, Name = "dose")]
[Input(2, Name = "patient", Span = InputSpan.Sequence)]
[Input(Vocabulary = 3, Name = "ward", Span = InputSpan.Sequence)]
[Embedding(2, Name = "place")]
[Concat("vitals", "embedding", "dose", "patient", "place")]
[Gru(8)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class PatientMonitor;

/// <summary>Writes as it is told to at each step, about what it has seen.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 3, OutputSteps = 4, BatchSize = 3)]
[Input(2, Name = "seen")]
[Gru(6)]
[Decoder]
[Embedding(3)]
[Input(1, Name = "mood", Span = InputSpan.OutputSteps)]
[Input(2, Name = "meter", Span = InputSpan.OutputSteps)]
[Concat("embedding", "mood", "meter")]
[Gru(6)]
[Dense(5)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class Poet;

/// <summary>As <see cref="PatientMonitor"/>, with fewer events and wards.</summary>
[RecurrentNetwork(Steps = 6, BatchSize = 4)]
[Input(2, Name = "vitals")]
[Input(Vocabulary = 4, Name = "event")]
[Embedding(3)]
[Input(1, Name = "dose")]
[Input(2, Name = "patient", Span = InputSpan.Sequence)]
[Input(Vocabulary = 2, Name = "ward", Span = InputSpan.Sequence)]
[Embedding(2, Name = "place")]
[Concat("vitals", "embedding", "dose", "patient", "place")]
[Gru(8)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class SmallPatientMonitor;

/// <summary>Two inputs and no loss: it can be asked, and not trained.</summary>
[RecurrentNetwork(Steps = 3, BatchSize = 2)]
[Input(2, Name = "place")]
[Input(1, Name = "speed")]
[Concat("place", "speed")]
[Gru(4)]
public sealed partial class Tracker;

/// <summary>Sales of the week to come: what was sold and at which price, the weekday, the store, and the prices and promotions that are planned; three quantiles.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 28, OutputSteps = 7, BatchSize = 64)]
[Input(2, Name = "history")]
[Input(Name = "weekday", Vocabulary = 7)]
[Embedding(3)]
[Input(Name = "store", Vocabulary = 50, Span = InputSpan.Sequence)]
[Embedding(8, Name = "place")]
[Concat("history", "embedding", "place")]
[Lstm(64)]
[Decoder(Feedback = FeedbackSource.Zeros)]
[Input(2, Name = "plan", Span = InputSpan.OutputSteps)]
[Lstm(64)]
[Dense(3, Name = "quantiles")]
[Loss(LossKind.Quantile, Of = "quantiles", Quantiles = new[] { 0.1, 0.5, 0.9 })]
public sealed partial class Demand;

/// <summary>An input that is called as another part of a batch is, and inputs that each are alone in their span and kind.</summary>
[RecurrentNetwork(Steps = 3, BatchSize = 4)]
[Input(1, Name = "history")]
[Input(Vocabulary = 5, Name = "targets")]
[Embedding(2)]
[Input(1, Name = "size", Span = InputSpan.Sequence)]
[Concat("history", "embedding", "size")]
[Gru(4)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class OwnWords;

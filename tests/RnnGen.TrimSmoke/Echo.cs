namespace RnnGen.TrimSmoke;

/// <summary>Says a token two steps after it was heard.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 8, BatchSize = 16)]
[Input(Vocabulary = 5)]
[Embedding(6)]
[Gru(12)]
[Dropout(0.05)]
[Dense(5)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class Echo;

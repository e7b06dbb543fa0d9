using RnnGen;

namespace Names;

/// <summary>
/// Reads a name letter by letter and says, after each, how likely every letter is to be the next one. Tokens are those of
/// <see cref="Alphabet"/>.
/// </summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 14, BatchSize = 64)]
[Input(Vocabulary = 27)]
[Embedding(16)]
[Gru(64)]
[Dense(27)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class NameModel;

using RnnGen;

namespace NameGender;

/// <summary>Reads a name letter by letter and says at its end how probable it is that the name is given to women.</summary>
[RecurrentNetwork(Steps = 15, BatchSize = 64)]
[Input(Vocabulary = Alphabet.Size)]
[Embedding(16)]
[Lstm(64)]
[Dropout(0.5)]
[Dense(1)]
[Loss(LossKind.BinaryCrossEntropy)]
public sealed partial class GenderModel;

using RnnGen;

namespace Tasks;

/// <summary>
/// Selective copying (Gu and Dao, Mamba, 2023; after the copy memory of Arjovsky, Shah and Bengio, 2016): six symbols out of eight stand at random places among blanks, forty places in
/// all. They are to be written in their order at the end. How long ago a symbol came tells nothing here: a network must take in symbols and pass over blanks.
/// </summary>
internal sealed class SelectiveCopy : ITask
{
    public const int Places = 40;
    public const int Length = 6;
    public const int Letters = 8;

    /// <summary>What is read: letters, blanks, and a marker at each step where a symbol is to be written.</summary>
    public const int Symbols = Letters + 2;
    public const int BatchSize = 32;

    private const int Blank = Letters;
    private const int Marker = Letters + 1;
    private const int TestSequences = 2_000;
    private const int ValidationSequences = 1_000;

    private static readonly SequenceSource AtMarkers = new(Places + Length, Draw) { Labels = Places + Length, Weights = Places + Length };
    private static readonly SequenceSource Decoded = new(Places, Draw) { Labels = Length };

    public string Name => "selective";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("GRU(64), Dense(8)", "accuracy of symbols at least 0.99", Budget: 60, seed => Learn(GateBias.Keep(new SelectiveGru(seed), update: 1), AtMarkers, seed)),
        new("GRU(64), decoder GRU(64) with attention", "accuracy of symbols at least 0.99", Budget: 60, seed => Learn(new SelectiveDecoder(seed), Decoded, seed)),
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        sequence.Tokens.Fill(Marker);
        var recalled = sequence.Labels[^Length..];
        if (!sequence.Weights.IsEmpty)
        {
            sequence.Weights[^Length..].Fill(1);
        }

        var taken = 0;
        for (var t = 0; t < Places; t++)
        {
            // Each choice of places is as likely as any other.
            var isSymbol = random.Next(Places - t) < Length - taken;
            sequence.Tokens[t] = isSymbol ? recalled[taken++] = random.Next(Letters) : Blank;
        }
    }

    private static Result Learn(IRecurrentNetwork<float> network, SequenceSource source, int seed)
    {
        var practice = new Practice(source, BatchSize, MostSequences: 400_000)
        {
            Optimizer = new Adam(0.005),
            Schedule = new CosineDecay(400_000 / BatchSize, floor: 0.01),
            SequencesPerLook = 6_400,
            LooksInARow = 2,
        };
        var validation = source.Take(ValidationSequences, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => Accuracy(network, validation) >= 0.995);
        var accuracy = Accuracy(network, source.Take(TestSequences, Seeds.Test(seed)));
        return new(seen, $"{accuracy:F4}", accuracy >= 0.99);
    }

    /// <summary>The share of symbols that are right.</summary>
    private static double Accuracy(IRecurrentNetwork<float> network, Examples examples)
    {
        var outputSteps = examples.Labels.Length / examples.Count;
        var answers = examples.Answers(network, BatchSize, outputSteps * Letters);
        var right = 0;
        for (var row = 0; row < examples.Count; row++)
        {
            for (var step = ((row + 1) * outputSteps) - Length; step < (row + 1) * outputSteps; step++)
            {
                right += Choice.Likeliest(answers.AsSpan(step * Letters, Letters)) == examples.Labels[step] ? 1 : 0;
            }
        }

        return (double)right / (examples.Count * Length);
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = SelectiveCopy.Places + SelectiveCopy.Length, BatchSize = SelectiveCopy.BatchSize)]
[Input(Vocabulary = SelectiveCopy.Symbols)]
[Gru(64)]
[Dense(SelectiveCopy.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class SelectiveGru;

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = SelectiveCopy.Places, OutputSteps = SelectiveCopy.Length, BatchSize = SelectiveCopy.BatchSize)]
[Input(Vocabulary = SelectiveCopy.Symbols)]
[Gru(64)]
[Decoder(Attention = AttentionKind.Additive, AttentionUnits = 32)]
[Embedding(8)]
[Gru(64)]
[Dense(SelectiveCopy.Letters)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class SelectiveDecoder;

using RnnGen;

namespace Tasks;

/// <summary>
/// A melody from one chord symbol: the network reads the chord once and then writes 16 notes, each step on the note that it wrote itself. The rule is an
/// accompaniment: up and down the chord, and then from its octave down and up. It must write all 36 melodies, of 12 roots and three kinds of
/// chord, without a wrong note.
/// </summary>
internal sealed class Melody : ITask
{
    public const int Notes = 16;
    public const int Chords = Roots * 3;

    /// <summary>A rest, the notes of two octaves, and the chords: what is written and what is read.</summary>
    public const int Symbols = FirstChord + Chords;

    private const int Rest = 0;
    private const int Roots = 12;
    private const int FirstChord = 1 + 24;
    private const int Epochs = 300;

    /// <summary>Major, minor, dominant seventh: semitones above the root.</summary>
    private static readonly int[][] Kinds = [[0, 4, 7, 12], [0, 3, 7, 12], [0, 4, 7, 10]];

    /// <summary>Which of the chord's tones, and where there is none; the chord begins and ends on its root.</summary>
    private static readonly int[] Figure = [0, 1, 2, 3, 2, 1, 0, -1, 3, 2, 1, 0, 1, 2, 0, -1];

    public string Name => "melody";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("one to many: embedding(16), GRU(48), Dense(61)", "all 36 melodies of 16 notes right", Budget: 30, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        int[][] chords = [.. Enumerable.Range(0, Chords).Select(chord => new[] { FirstChord + chord })];
        int[] tokens = [.. chords.SelectMany(chord => chord)];
        int[] melodies = [.. Enumerable.Range(0, Chords).SelectMany(Write)];

        var network = new Melodist(seed);
        var optimizer = new Adam(0.01).Bind(network.Parameters);
        var clipping = GradientClipping.ByGlobalNorm(1);
        using var training = network.CreateTrainingContext();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            training.ComputeGradients(new() { Tokens = tokens, Labels = melodies });
            clipping.Apply(training.Gradients);
            optimizer.Apply(training.Gradients);
        }

        var written = new float[Chords * Notes * Symbols];
        network.Predict(tokens, written);
        var right = Enumerable.Range(0, Chords).Count(chord => Enumerable.Range(chord * Notes, Notes)
            .All(note => Choice.Likeliest(written.AsSpan(note * Symbols, Symbols)) == melodies[note]));
        return new(Epochs * Chords, $"{right} of {Chords}", right == Chords);
    }

    private static IEnumerable<int> Write(int chord) => Figure.Select(tone => tone < 0 ? Rest : 1 + (chord % Roots) + Kinds[chord / Roots][tone]);
}

[RecurrentNetwork(Shape = SequenceShape.OneToMany, Steps = Melody.Notes, BatchSize = Melody.Chords)]
[Input(Vocabulary = Melody.Symbols)]
[Decoder]
[Embedding(16)]
[Gru(48)]
[Dense(Melody.Symbols)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class Melodist;

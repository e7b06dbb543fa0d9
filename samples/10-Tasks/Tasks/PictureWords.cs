using RnnGen;

namespace Tasks;

/// <summary>
/// Captioning in small: a vector, of which one does not know what its numbers mean, is the initial state of a network that spells the word for it, letter by letter, each on the letter that it wrote itself. There are
/// 60 things. A picture of a thing is its own vector of 24 numbers and noise; the network sees others in training than in the test.
/// </summary>
internal sealed class PictureWords : ITask
{
    public const int Letters = 8;
    public const int Size = 24;
    public const int BatchSize = 60;

    /// <summary>The letters, and what follows the last of a word.</summary>
    public const int Symbols = 26 + 1;

    private const double Blur = 0.3;
    private const double LearningRate = 0.005;
    private const int Updates = 3_000;
    private const int TestPictures = 50 * BatchSize;

    private static readonly string[] Words =
    [
        "acorn", "anchor", "apple", "arrow", "badge", "barn", "basket", "beetle", "bell", "bench", "bicycle", "bottle", "bread", "bridge", "broom", "button", "candle", "carrot", "castle", "chair", "cherry", "clock",
        "cloud", "comb", "crab", "crown", "daisy", "desk", "dolphin", "donkey", "door", "drum", "eagle", "engine", "feather", "fence", "flute", "fork", "garlic", "gate", "glove", "goat", "grape", "hammer", "harp",
        "helmet", "island", "jacket", "jug", "kettle", "key", "kite", "ladder", "lamp", "leaf", "lemon", "lion", "mirror", "needle", "oyster",
    ];

    public string Name => "pictures";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("a vector as initial state: embedding(16), GRU(64), Dense(27)", "all of 3,000 words right, letter by letter", Budget: 20, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        var world = Seeds.World(seed);
        float[][] things = [.. Words.Select(_ => Enumerable.Range(0, Size).Select(_ => (float)Noise.Next(world)).ToArray())];
        int[] spelled = [.. Words.SelectMany(Spell)];

        var network = new Speller(seed);
        var optimizer = new Adam(LearningRate).Bind(network.Parameters);
        var schedule = new CosineDecay(Updates);
        var clipping = GradientClipping.ByGlobalNorm(1);
        using var training = network.CreateTrainingContext();
        var (random, pictures, begin) = (Seeds.Training(seed), new float[BatchSize * Size], new int[BatchSize]);
        for (var update = 0; update < Updates; update++)
        {
            Draw(random, things, pictures);
            training.ComputeGradients(new Speller.Batch<float> { Begin = begin, Picture = pictures, Labels = spelled });
            clipping.Apply(training.Gradients);
            optimizer.Apply(training.Gradients, LearningRate * schedule.Factor(optimizer.Step));
        }

        var (test, written, right) = (Seeds.Test(seed), new int[BatchSize * Letters], 0);
        for (var shown = 0; shown < TestPictures; shown += BatchSize)
        {
            Draw(test, things, pictures);
            network.Decode(new Speller.Batch<float> { Begin = begin, Picture = pictures }, written);
            right += Enumerable.Range(0, BatchSize).Count(row => written.AsSpan(row * Letters, Letters).SequenceEqual(spelled.AsSpan(row * Letters, Letters)));
        }

        return new((long)Updates * BatchSize, $"{right:N0} of {TestPictures:N0}", right == TestPictures);
    }

    /// <summary>A picture of each thing.</summary>
    private static void Draw(Random random, float[][] things, float[] pictures)
    {
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i] = (float)(things[i / Size][i % Size] + (Blur * Noise.Next(random)));
        }
    }

    private static IEnumerable<int> Spell(string word) => word.Select(letter => letter - 'a').Concat(Enumerable.Repeat(Symbols - 1, Letters - word.Length));
}

[RecurrentNetwork(Shape = SequenceShape.OneToMany, Steps = PictureWords.Letters, BatchSize = PictureWords.BatchSize)]
[Input(Vocabulary = PictureWords.Symbols, Name = "begin")]
[Decoder]
[Input(PictureWords.Size, Name = "picture", Span = InputSpan.Sequence)]
[Embedding(16, From = "decoder")]
[Gru(64, InitialStateFrom = new[] { "picture" })]
[Dense(PictureWords.Symbols)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class Speller;

using System.Globalization;
using RnnGen;

namespace Tasks;

/// <summary>
/// Dates as people write them, to ISO: "3 March 1998", "March 3rd, 1998", "3/3/1998" and others to 1998-03-03, letter by letter, by an encoder and a
/// decoder with attention (Bahdanau, Cho and Bengio, Neural machine translation by jointly learning to align and translate, 2015). Dates from 1900 to
/// 2099; one in ten is never trained on, in any form, and tests.
/// </summary>
internal sealed class DateForms : ITask
{
    /// <summary>The letters of the longest form, "30th of september 1998" with its like.</summary>
    public const int MostSteps = 22;
    public const int IsoLength = 10;
    public const int BatchSize = 32;

    /// <summary>What is read; and of it the first <see cref="Written"/> are what is written.</summary>
    public const int Symbols = 41;
    public const int Written = 11;

    private const string Alphabet = "0123456789- ,./abcdefghijklmnopqrstuvwxyz";
    private const int Dates = 73_049;
    private const int TestDates = 1_000;

    private static readonly DateOnly FirstDate = new(1900, 1, 1);
    private static readonly SequenceSource Known = Source(isKnown: true);
    private static readonly SequenceSource Unseen = Source(isKnown: false);

    public string Name => "dates";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("bidirectional GRU(32), decoder GRU(64) with attention", "exact match at least 0.99 on dates never seen", Budget: 120, Learn),
    ];

    private static SequenceSource Source(bool isKnown) => new(MostSteps, (random, sequence) => Draw(random, sequence, isKnown)) { Labels = IsoLength, HasLengths = true };

    private static void Draw(Random random, Sequence sequence, bool isKnown)
    {
        int day;
        do
        {
            day = random.Next(Dates);
        }
        while (IsKnown(day) != isKnown);

        var date = FirstDate.AddDays(day);
        var text = Form(date, random);
        sequence.Length[0] = text.Length;
        for (var t = 0; t < text.Length; t++)
        {
            sequence.Tokens[t] = Alphabet.IndexOf(text[t]);
        }

        var iso = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var t = 0; t < IsoLength; t++)
        {
            sequence.Labels[t] = Alphabet.IndexOf(iso[t]);
        }
    }

    /// <summary>One in ten is not; which ones has no pattern.</summary>
    private static bool IsKnown(int day) => unchecked((uint)day * 2_654_435_761u) / 429_496_730u != 0;

    private static string Form(DateOnly date, Random random)
    {
        string[] forms = ["d MMMM yyyy", "MMMM d, yyyy", "d MMM yyyy", "MMM d, yyyy", "d/M/yyyy", "dd.MM.yyyy", "yyyy/MM/dd", "yyyy MMMM d", "'TH of' MMMM yyyy", "MMMM 'TH,' yyyy"];
        var form = forms[random.Next(forms.Length)];
        return date.ToString(form, CultureInfo.InvariantCulture)
            .Replace("TH", date.Day + Ending(date.Day), StringComparison.Ordinal)
            .ToLowerInvariant();
    }

    private static string Ending(int day) => (day % 10, day / 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    };

    private static Result Learn(int seed)
    {
        var network = new DateReader(seed);
        var practice = new Practice(Known, BatchSize, MostSequences: 200_000)
        {
            Optimizer = new Adam(0.005),
            Schedule = new CosineDecay(200_000 / BatchSize, floor: 0.05),
            SequencesPerLook = 6_400,
            LooksInARow = 2,
        };
        var validation = Known.Take(TestDates, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => ExactMatch(network, validation) >= 0.998);
        var exact = ExactMatch(network, Unseen.Take(TestDates, Seeds.Test(seed)));
        return new(seen, $"{exact:F3}", exact >= 0.99);
    }

    /// <summary>The share of dates that are right in every letter, as the network writes them by itself.</summary>
    private static double ExactMatch(DateReader network, Examples dates)
    {
        var answers = dates.Answers(network, BatchSize, IsoLength * Written);
        var right = 0;
        for (var row = 0; row < dates.Count; row++)
        {
            var isRight = true;
            for (var step = row * IsoLength; step < (row + 1) * IsoLength; step++)
            {
                isRight &= Choice.Likeliest(answers.AsSpan(step * Written, Written)) == dates.Labels[step];
            }

            right += isRight ? 1 : 0;
        }

        return (double)right / dates.Count;
    }
}

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = DateForms.MostSteps, OutputSteps = DateForms.IsoLength, BatchSize = DateForms.BatchSize)]
[Input(Vocabulary = DateForms.Symbols)]
[Gru(32, Bidirectional = true)]
[Decoder(Attention = AttentionKind.Additive, AttentionUnits = 32)]
[Embedding(16)]
[Gru(64)]
[Dense(DateForms.Written)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class DateReader;

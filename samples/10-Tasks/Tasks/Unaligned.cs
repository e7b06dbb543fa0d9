using RnnGen;

namespace Tasks;

/// <summary>
/// Labels without alignment, as of speech (Graves et al., Connectionist temporal classification, 2006). A row says three to eight sounds, each two to five
/// frames long, in noise, with silence before, between and after; the labels say which sounds and in which order, but not when. Sounds come in pairs
/// that begin alike and end differently, so what begins a sound is known only once it has ended: hence both directions.
/// </summary>
internal sealed class Unaligned : ITask
{
    public const int MostLabels = 8;

    /// <summary>Of the longest sounds and silences.</summary>
    public const int Frames = (MostLabels * MostFrames) + ((MostLabels + 1) * MostSilence);
    public const int BatchSize = 32;
    public const int Features = 6;

    /// <summary>The blank and the sounds.</summary>
    public const int Classes = Sounds + 1;

    private const int Sounds = 6;
    private const int MostFrames = 5;
    private const int MostSilence = 2;
    private const double Noise = 0.2;
    private const int TestRows = 1_000;

    private static readonly SequenceSource Rows = new(Frames, Draw) { Features = Features, Labels = MostLabels, HasLengths = true, HasTargetLengths = true };

    public string Name => "ctc";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("bidirectional LSTM(24), Dense(7), CTC", "label error under 0.02 on 1,000 rows", Budget: 120, Learn),
    ];

    private static void Draw(Random random, Sequence sequence)
    {
        var count = random.Next(3, MostLabels + 1);
        var frame = random.Next(MostSilence + 1);
        for (var i = 0; i < count; i++)
        {
            var sound = random.Next(Sounds);
            sequence.Labels[i] = sound + 1;
            var end = frame + random.Next(2, MostFrames + 1);
            for (var first = frame; frame < end; frame++)
            {
                // Features 0 to 2 begin a sound, one for each pair; 3 to 5 end it, higher for one sound of the pair and lower for the other.
                var isBeginning = frame - first < (end - first + 1) / 2;
                sequence.Inputs[(frame * Features) + (isBeginning ? 0 : 3) + (sound / 2)] = isBeginning || sound % 2 == 0 ? 1 : -1;
            }

            frame += random.Next(MostSilence + 1);
        }

        sequence.Length[0] = frame;
        sequence.TargetLength[0] = count;
        foreach (ref var feature in sequence.Inputs[..(frame * Features)])
        {
            // The sum of four uniform numbers: nearly normal, with a standard deviation of Noise.
            var sum = random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble();
            feature += (float)(Noise * (sum - 2) * Math.Sqrt(3));
        }
    }

    private static Result Learn(int seed)
    {
        var network = new SoundReader(seed);
        var practice = new Practice(Rows, BatchSize, MostSequences: 100_000) { Optimizer = new Adam(0.01), SequencesPerLook = 4_000 };
        var validation = Rows.Take(TestRows, Seeds.Validation(seed));
        var seen = practice.Train(network, seed, () => LabelError(network, validation) < 0.01);
        var error = LabelError(network, Rows.Take(TestRows, Seeds.Test(seed)));
        return new(seen, $"{error:F4}", error < 0.02);
    }

    /// <summary>How many labels must be inserted, removed or replaced to make the right ones of those that were read, as a share of the right ones.</summary>
    private static double LabelError(SoundReader network, Examples rows)
    {
        var answers = rows.Answers(network, BatchSize, Frames * Classes);
        var read = new int[Frames];
        var (edits, labels) = (0, 0);
        for (var row = 0; row < rows.Count; row++)
        {
            var count = CtcDecoder.BestPath<float>(answers.AsSpan(row * Frames * Classes, rows.Lengths[row] * Classes), Classes, read);
            edits += Edits(read.AsSpan(0, count), rows.Labels.Slice(row * MostLabels, rows.TargetLengths[row]));
            labels += rows.TargetLengths[row];
        }

        return (double)edits / labels;
    }

    /// <summary>The edit distance (Levenshtein, 1966).</summary>
    private static int Edits(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        int[] above = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 0; i < from.Length; i++)
        {
            var line = new int[to.Length + 1];
            line[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                line[j + 1] = Math.Min(Math.Min(above[j + 1], line[j]) + 1, above[j] + (from[i] == to[j] ? 0 : 1));
            }

            above = line;
        }

        return above[^1];
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = Unaligned.Frames, BatchSize = Unaligned.BatchSize)]
[Input(Unaligned.Features)]
[Lstm(24, Bidirectional = true)]
[Dense(Unaligned.Classes)]
[Loss(LossKind.Ctc, Labels = Unaligned.MostLabels)]
internal sealed partial class SoundReader;

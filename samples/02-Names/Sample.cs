using System.Diagnostics;
using RnnGen;

namespace Names;

/// <summary>Trains, invents, checks.</summary>
/// <param name="Epochs">How often training goes through the names.</param>
/// <param name="Seed">Of the weights, the order of the names and the draws.</param>
/// <param name="Temperature">See <see cref="Inventor"/>.</param>
/// <param name="Count">How many names to invent.</param>
internal sealed record Sample(int Epochs, int Seed, double Temperature, int Count)
{
    private const double LearningRate = 5e-3;

    /// <summary>0 if everything the sample promises holds, otherwise 1.</summary>
    public int Run()
    {
        var clock = Stopwatch.StartNew();
        var names = NameList.Load(Path.Combine(AppContext.BaseDirectory, "names"));
        var (training, heldBack, _) = SequenceDataset
            .FromTokens([.. names.Select(Alphabet.Inputs)], [.. names.Select(Alphabet.Labels)], NameModel.Sizes.Steps)
            .Split(train: 0.9, validation: 0.1, Seed);
        Line($"{names.Length} first names; {heldBack.Count} are held back. The longest has {names.Max(name => name.Length)} letters.");

        var network = new NameModel(Seed);
        var report = Train(network, training, heldBack);
        var perplexity = Math.Exp(report.Epochs[^1].ValidationLoss ?? double.NaN);
        var triples = new LetterTriples(Pick(names, training)).Perplexity(Pick(names, heldBack));
        Line($"");

        using var inventor = new Inventor(network, Temperature, Seed);
        var invention = Invention.Of(inventor, Count, names.ToHashSet(StringComparer.Ordinal));
        Line($"{invention.Names.Count} names that are not in the list, out of {invention.Drawn} drawn at temperature {Temperature}:");
        Line($"  {string.Join(", ", invention.Names.Select(Capitalized))}");
        Line($"");

        var wellFormed = invention.Names.Count(Invention.IsWellFormed);
        return new[]
        {
            Check(perplexity < triples, $"perplexity {perplexity:F2} on names held back, below the {triples:F2} of counted letter triples"),
            Check(invention.Names.Count == Count, $"invented {Count} names"),
            Check(wellFormed >= 0.9 * Count, $"{wellFormed} of them have two letters or more, a vowel, and no letter three times in a row"),
            Check(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed.TotalSeconds:F1} seconds, less than 60"),
        }.All(passed => passed) ? 0 : 1;
    }

    private TrainingReport Train(NameModel network, SequenceDataset training, SequenceDataset heldBack) =>
        Trainer.For(network, new AdamW(LearningRate), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = Seed,
            Clipping = GradientClipping.ByGlobalNorm(1.0),
            Schedule = new CosineDecay(steps: (long)Epochs * training.BatchCount(NameModel.Sizes.BatchSize)),
        }).Fit(training, heldBack, new EpochLines());

    private static IEnumerable<string> Pick(string[] names, SequenceDataset part) => part.Indices.ToArray().Select(index => names[index]);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool Check(bool passed, FormattableString promise)
    {
        Line($"{(passed ? "passed" : "FAILED")}   {FormattableString.Invariant(promise)}");
        return passed;
    }

    private static void Line(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}

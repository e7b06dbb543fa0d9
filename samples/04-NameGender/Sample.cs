using System.Diagnostics;
using RnnGen;

namespace NameGender;

/// <summary>Trains, compares, checks.</summary>
/// <param name="Epochs">The most passes over the names.</param>
/// <param name="Seed">Of the weights, of the split and of the order of the names.</param>
/// <param name="Ask">Names to tell.</param>
internal sealed record Sample(int Epochs, int Seed, string[] Ask)
{
    private const int Patience = 8;

    /// <summary>0 if everything the sample promises holds, otherwise 1.</summary>
    public int Run()
    {
        var clock = Stopwatch.StartNew();
        var list = NameList.Load(Path.Combine(AppContext.BaseDirectory, "names"));
        var (training, validation, test) = SequenceDataset
            .FromTokens([.. list.Names.Select(Alphabet.Tokens)], list.IsFemale, GenderModel.Sizes.Steps)
            .Split(train: 0.7, validation: 0.1, Seed);
        Line($"{list.Names.Length} names, {list.IsFemale.Average():P1} of them women's; {list.Shared} more are given to both and left out.");
        Line($"{training.Count} to train on, {validation.Count} to decide when to stop, {test.Count} to judge by.");

        var network = new GenderModel(Seed);
        var trainer = Trainer.For(network, new AdamW(learningRate: 3e-3), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = Seed,
            Clipping = GradientClipping.ByGlobalNorm(1.0),
            Schedule = new CosineDecay((long)Epochs * training.BatchCount(GenderModel.Sizes.BatchSize)),
            EarlyStopping = new(Patience),
        });
        trainer.Fit(training, validation, new EpochLines());
        var accuracy = trainer.Evaluate(test)["accuracy"];
        var bag = new LetterBag(Pick(list, training)).Accuracy(Pick(list, test));
        var last = new LastLetter(Pick(list, training)).Accuracy(Pick(list, test));
        Line($"");
        Line($"accuracy on names never seen: LSTM {accuracy:P1}, bag of letters {bag:P1}, last letter {last:P1}");
        foreach (var name in Ask)
        {
            Line($"  {name}: women's with probability {Probability(network, name):F2}");
        }

        Line($"");
        return new[]
        {
            Check(accuracy > bag + 0.05, $"{accuracy:P1} right, more than 5 points above the {bag:P1} of the bag of letters"),
            Check(accuracy > last, $"{accuracy:P1} right, above the {last:P1} of the last letter"),
            Check(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed.TotalSeconds:F1} seconds, less than 60"),
        }.All(passed => passed) ? 0 : 1;
    }

    private static (string Name, double IsFemale)[] Pick(NameList list, SequenceDataset part) =>
        [.. part.Indices.ToArray().Select(index => (list.Names[index], list.IsFemale[index]))];

    private static float Probability(GenderModel network, string name)
    {
        var tokens = new int[GenderModel.Sizes.Steps];
        Alphabet.Tokens(name.ToLowerInvariant()).CopyTo(tokens, 0);
        Span<float> probability = [0];
        network.Predict(new SequenceBatch<float> { Tokens = tokens, Lengths = [name.Length] }, probability);
        return probability[0];
    }

    private static bool Check(bool passed, FormattableString promise)
    {
        Line($"{(passed ? "passed" : "FAILED")}   {FormattableString.Invariant(promise)}");
        return passed;
    }

    private static void Line(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}

namespace NameGender;

/// <summary>
/// The model to beat: logistic regression on how often each letter occurs, wherever it stands. Fitted by gradient descent on all names at once, to
/// where it no longer gains anything.
/// </summary>
internal sealed class LetterBag
{
    private const int Rounds = 2_000;
    private const double LearningRate = 2;

    private readonly double[] _weights = new double[Alphabet.Size];
    private double _bias;

    public LetterBag(IReadOnlyList<(string Name, double IsFemale)> names)
    {
        var bags = names.Select(entry => Alphabet.Tokens(entry.Name)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var slopes = new double[Alphabet.Size];
            var slope = 0.0;
            for (var row = 0; row < bags.Length; row++)
            {
                var error = Probability(bags[row]) - names[row].IsFemale;
                slope += error;
                foreach (var letter in bags[row])
                {
                    slopes[letter] += error;
                }
            }

            for (var letter = 0; letter < Alphabet.Size; letter++)
            {
                _weights[letter] -= LearningRate * slopes[letter] / bags.Length;
            }

            _bias -= LearningRate * slope / bags.Length;
        }
    }

    /// <summary>The share of these names that it tells right.</summary>
    public double Accuracy(IReadOnlyCollection<(string Name, double IsFemale)> names) =>
        (double)names.Count(entry => Probability(Alphabet.Tokens(entry.Name)) > 0.5 == entry.IsFemale > 0.5) / names.Count;

    private double Probability(int[] letters)
    {
        var logit = _bias;
        foreach (var letter in letters)
        {
            logit += _weights[letter];
        }

        return 1 / (1 + Math.Exp(-logit));
    }
}

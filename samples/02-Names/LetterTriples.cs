namespace Names;

/// <summary>The model to beat: how often each letter follows each pair of letters, counted. Every triple counts 0.1 more than it was seen.</summary>
internal sealed class LetterTriples
{
    private const double Prior = 0.1;

    private readonly double[,,] _counts = new double[Alphabet.Size, Alphabet.Size, Alphabet.Size];

    public LetterTriples(IEnumerable<string> names)
    {
        foreach (var (first, second, next) in names.SelectMany(Triples))
        {
            _counts[first, second, next]++;
        }
    }

    /// <summary>Among how many equally likely letters it would be as uncertain, on average over the letters and ends of these names.</summary>
    public double Perplexity(IEnumerable<string> names) => Math.Exp(-names.SelectMany(Triples).Average(t => Math.Log(Probability(t.First, t.Second, t.Next))));

    private double Probability(int first, int second, int next)
    {
        var pair = Enumerable.Range(0, Alphabet.Size).Sum(token => _counts[first, second, token] + Prior);
        return (_counts[first, second, next] + Prior) / pair;
    }

    private static IEnumerable<(int First, int Second, int Next)> Triples(string name)
    {
        var (first, second) = (Alphabet.Edge, Alphabet.Edge);
        foreach (var next in Alphabet.Labels(name))
        {
            yield return (first, second, next);
            (first, second) = (second, next);
        }
    }
}

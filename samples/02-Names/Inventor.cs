using RnnGen;

namespace Names;

/// <summary>Writes names with a trained network, letter by letter: each letter drawn is what the network reads next.</summary>
/// <param name="network">The network.</param>
/// <param name="temperature">Above 0. Below 1 the likely letters become likelier, above 1 the names become stranger.</param>
/// <param name="seed">The seed of the draws.</param>
internal sealed class Inventor(NameModel network, double temperature, int seed) : IDisposable
{
    private readonly Session<float> _session = network.CreateSession();
    private readonly Random _random = new(seed);
    private readonly float[] _logits = new float[Alphabet.Size];

    /// <summary>A name that may or may not exist; cut off if it does not end by itself.</summary>
    public string Write()
    {
        var name = "";
        var token = Alphabet.Edge;
        _session.Reset();
        while (name.Length < NameList.LongestName)
        {
            _session.StepLogits(token, _logits);
            token = Draw();
            if (token == Alphabet.Edge)
            {
                break;
            }

            name += Alphabet.LetterOf(token);
        }

        return name;
    }

    public void Dispose() => _session.Dispose();

    /// <summary>A token with probability proportional to exp(logit / temperature).</summary>
    private int Draw()
    {
        var highest = _logits.Max();
        var weights = Array.ConvertAll(_logits, logit => Math.Exp((logit - highest) / temperature));
        var left = _random.NextDouble() * weights.Sum();
        for (var token = 0; token < weights.Length - 1; token++)
        {
            left -= weights[token];
            if (left < 0)
            {
                return token;
            }
        }

        return weights.Length - 1;
    }
}

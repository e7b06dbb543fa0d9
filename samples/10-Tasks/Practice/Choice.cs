namespace Tasks;

/// <summary>What a network chooses among classes.</summary>
internal static class Choice
{
    /// <summary>The likeliest class; the first of equals.</summary>
    public static int Likeliest(ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
        {
            best = probabilities[c] > probabilities[best] ? c : best;
        }

        return best;
    }

    /// <summary>The likeliest classes, as a set of bits.</summary>
    /// <param name="probabilities">One for each class.</param>
    /// <param name="count">How many classes to take.</param>
    public static int Likeliest(ReadOnlySpan<float> probabilities, int count)
    {
        var taken = 0;
        for (var i = 0; i < count; i++)
        {
            var best = -1;
            for (var c = 0; c < probabilities.Length; c++)
            {
                if ((taken & (1 << c)) == 0 && (best < 0 || probabilities[c] > probabilities[best]))
                {
                    best = c;
                }
            }

            taken |= 1 << best;
        }

        return taken;
    }
}

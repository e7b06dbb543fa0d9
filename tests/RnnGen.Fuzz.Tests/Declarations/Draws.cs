namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>What declarations are drawn with.</summary>
internal sealed class Draws(int seed)
{
    private readonly Random _random = new(unchecked((seed * 7_919) + 104_729));

    /// <summary>A number below.</summary>
    public int Next(int end) => _random.Next(end);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>An item, each as likely as its weight says.</summary>
    public T Weighted<T>(params IReadOnlyList<(int Weight, T Value)> items)
    {
        var at = _random.Next(items.Sum(item => item.Weight));
        foreach (var (weight, value) in items)
        {
            if (at < weight)
            {
                return value;
            }

            at -= weight;
        }

        throw new InvalidOperationException();
    }
}

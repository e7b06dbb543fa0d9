namespace RnnGen.Benchmarks.Peak;

/// <summary>A piece of work, what it counts, and the seconds it took in each repetition.</summary>
internal sealed record Measurement(string Name, double Flops, Action Work)
{
    private readonly List<double> _seconds = [];

    /// <summary>The middle of the repetitions.</summary>
    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    public double Fastest => _seconds.Min();

    public double Slowest => _seconds.Max();

    public double GigaflopsPerSecond => Flops / Median / 1e9;

    public void Repeat() => _seconds.Add(Stretch.Seconds(Work));
}

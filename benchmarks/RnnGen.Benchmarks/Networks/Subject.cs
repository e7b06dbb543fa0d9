using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Networks;

/// <summary>A network that is measured.</summary>
/// <param name="Name">As tables print it.</param>
/// <param name="Shape">Its sizes, which its declaration repeats.</param>
/// <param name="Create">Creates it from a seed.</param>
internal sealed record Subject(string Name, NetworkShape Shape, Func<int, IRecurrentNetwork<float>> Create)
{
    /// <summary>The seed of every network: contenders compute with the same weights.</summary>
    private const int Seed = 1;

    /// <summary>The single recurrent layer that peers are given.</summary>
    public LayerShape Layer => Shape.Layers.Single();

    /// <summary>The network with its initial weights.</summary>
    /// <param name="threads">How many threads its calls are shared out among; null where that is left to the library.</param>
    public NetworkEngine<float> Open(int? threads = 1)
    {
        var engine = Create(Seed).Engine;
        Threads.Set(engine, threads);
        var layout = engine.Layout;
        return layout.Steps == Shape.Steps && layout.BatchSize == Shape.Rows && layout.InputSize == Shape.Inputs && layout.OutputSteps == Shape.OutputSteps
            ? engine
            : throw new InvalidOperationException($"{Name}: the declaration and {Shape} differ.");
    }
}

using BenchmarkDotNet.Attributes;
using RnnGen.Benchmarks.Generation;

namespace RnnGen.Benchmarks.Suites;

/// <summary>A run of the generator after an edit of a network of two layers.</summary>
[MemoryDiagnoser]
public class GeneratorSuite
{
    private readonly CompilerWork _work = new();

    [Benchmark]
    public void RunAfterAnEdit() => _work.Once();
}

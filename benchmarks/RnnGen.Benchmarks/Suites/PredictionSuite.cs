using BenchmarkDotNet.Attributes;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Suites;

/// <summary>Predictions of a whole batch.</summary>
[MemoryDiagnoser]
public class PredictionSuite
{
    private static readonly Subject[] Measured = [.. Subjects.Lstms, .. Subjects.Grus, .. Subjects.Others, Subjects.Tiny];

    private PredictionWork _work = null!;

    public static IEnumerable<string> Networks => SuiteSubjects.Names(Measured);

    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _work = new(SuiteSubjects.Find(Measured, Network));

    [Benchmark]
    public void Predict() => _work.Once();
}

using BenchmarkDotNet.Attributes;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Suites;

/// <summary>Training steps: forward, backward and Adam.</summary>
[MemoryDiagnoser]
public class TrainingSuite
{
    private static readonly Subject[] Measured = [.. Subjects.Lstms, .. Subjects.Grus, .. Subjects.Others, Subjects.Tiny];

    private TrainingWork _work = null!;

    public static IEnumerable<string> Networks => SuiteSubjects.Names(Measured);

    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _work = new(SuiteSubjects.Find(Measured, Network));

    [GlobalCleanup]
    public void CleanUp() => _work.Dispose();

    [Benchmark]
    public void Step() => _work.Once();
}

using BenchmarkDotNet.Attributes;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Suites;

/// <summary>Steps of optimizers on the weights of an LSTM of 128 units, from L2, with gradients that stay the same.</summary>
[MemoryDiagnoser]
public class OptimizerSuite
{
    private static readonly Dictionary<string, Optimizer> Measured = new()
    {
        ["SGD"] = new Sgd(1e-4),
        ["SGD, momentum"] = new Sgd(1e-4, momentum: 0.9),
        ["RMSprop"] = new RmsProp(1e-4),
        ["Adagrad"] = new Adagrad(1e-4),
        ["Adam"] = new Adam(1e-4),
        ["AdamW"] = new AdamW(1e-4),
        ["Lion"] = new Lion(1e-4),
        ["Nadam"] = new Nadam(1e-4),
    };

    private OptimizerWork _work = null!;

    public static IEnumerable<string> Rules => Measured.Keys;

    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _work = new(Subjects.Lstms.Single(static subject => subject.Shape.Units == 128), Measured[Rule]);

    [GlobalCleanup]
    public void CleanUp() => _work.Dispose();

    [Benchmark]
    public void Apply() => _work.Once();
}

using BenchmarkDotNet.Attributes;
using RnnGen.Benchmarks.Networks;

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

    private OptimizerState<float> _state = null!;
    private ParameterSet<float> _gradients = null!;

    public static IEnumerable<string> Rules => Measured.Keys;

    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var subject = Subjects.Lstms.Single(static subject => subject.Shape.Units == 128);
        var engine = subject.Open();
        using var training = engine.CreateTraining();
        training.ComputeGradients(new() { Inputs = Samples.Inputs(subject.Shape), Targets = Samples.Targets(subject.Shape) });
        _gradients = training.Gradients;
        _state = Measured[Rule].Bind(engine.Parameters);
    }

    [Benchmark]
    public void Apply() => _state.Apply(_gradients);
}

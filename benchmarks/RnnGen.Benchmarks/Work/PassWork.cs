using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Work;

/// <summary>The emitted forward pass of a network of one shard, on a workspace that holds its inputs already: a prediction without what the library copies in and out.</summary>
internal sealed class PassWork : LocalWork
{
    private readonly NetworkEngine<float> _engine;
    private readonly Workspace<float> _workspace;

    public PassWork(Subject subject)
    {
        _engine = subject.Open();
        _workspace = new(_engine.Layout, _engine.Layout.Prediction);
        Samples.Inputs(subject.Shape).CopyTo(_workspace.Values[_workspace.Layout.Inputs..]);
    }

    protected override void Run(int times)
    {
        var (rows, steps, outputs) = ((nuint)_engine.Layout.BatchSize, (nuint)_engine.Layout.Steps, (nuint)_engine.Layout.OutputSteps);
        for (var i = 0; i < times; i++)
        {
            _engine.Program.Predict(
                _engine.Width, lengths: false, ref _engine.Parameters.Origin, ref _workspace.OriginOf(0), ref _workspace.FirstTokenOf(0), ref _workspace.FirstLabelOf(0), rows, steps, outputs);
        }
    }
}

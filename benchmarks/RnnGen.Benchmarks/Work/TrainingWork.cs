using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Work;

/// <summary>Training steps of one of our networks: forward, backward and Adam, on a batch that is ready in memory.</summary>
internal sealed class TrainingWork : LocalWork
{
    private const double LearningRate = 1e-4;

    private readonly NetworkEngine<float> _engine;
    private readonly TrainingContext<float> _training;
    private readonly OptimizerState<float> _adam;
    private readonly float[] _inputs;
    private readonly float[] _targets;

    public TrainingWork(Subject subject, int? threads = 1)
    {
        _engine = subject.Open(threads);
        _training = _engine.CreateTrainingContext();
        _adam = new Adam(LearningRate).Bind(_engine.Parameters);
        (_inputs, _targets) = (Samples.Inputs(subject.Shape), Samples.Targets(subject.Shape));
    }

    public override float[] Answer()
    {
        var outputs = new float[_targets.Length];
        _engine.Predict(_inputs, outputs);
        return outputs;
    }

    public override void Dispose() => _training.Dispose();

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (!_training.ComputeGradients(new() { Inputs = _inputs, Targets = _targets }).IsFinite)
            {
                throw new InvalidOperationException("The step diverged: its time means nothing.");
            }

            _adam.Apply(_training.Gradients);
        }
    }
}

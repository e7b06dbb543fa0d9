using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Work;

/// <summary>Steps of an optimizer on a network's weights, with gradients that stay the same.</summary>
internal sealed class OptimizerWork : LocalWork
{
    private readonly Optimizer _optimizer;
    private readonly GradientClipping _clipping;
    private readonly OptimizerState<float> _state;
    private readonly TrainingContext<float> _training;
    private readonly float _norm;

    /// <param name="subject">The network.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="clipping">How the gradients are clipped on the way.</param>
    public OptimizerWork(Subject subject, Optimizer optimizer, GradientClipping? clipping = null)
    {
        var engine = subject.Open();
        (_optimizer, _clipping) = (optimizer, clipping ?? GradientClipping.None);
        _state = optimizer.Bind(engine.Parameters);
        _training = engine.CreateTrainingContext();
        _norm = _training.ComputeGradients(new() { Inputs = Samples.Inputs(subject.Shape), Targets = Samples.Targets(subject.Shape) }).GradientNorm;
    }

    public override void Dispose() => _training.Dispose();

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _state.Apply(_training.Gradients, _optimizer.LearningRate, _clipping, _norm);
        }
    }
}

using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Work;

/// <summary>Predictions of a whole batch by one of our networks.</summary>
internal sealed class PredictionWork(Subject subject, int? threads = 1) : LocalWork
{
    private readonly NetworkEngine<float> _engine = subject.Open(threads);
    private readonly float[] _inputs = Samples.Inputs(subject.Shape);
    private readonly float[] _outputs = new float[subject.Shape.Rows * subject.Shape.OutputSteps];

    public override float[] Answer()
    {
        Run(1);
        return [.. _outputs];
    }

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _engine.Predict(_inputs, _outputs);
        }
    }
}

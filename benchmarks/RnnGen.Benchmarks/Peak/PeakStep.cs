namespace RnnGen.Benchmarks.Peak;

/// <summary>One training step of <see cref="PeakNetwork"/> on a batch that is ready in memory, on one thread.</summary>
internal sealed class PeakStep : IDisposable
{
    private const int Steps = PeakNetwork.Shape.Steps;
    private const int Rows = PeakNetwork.Shape.BatchSize;
    private const int Inputs = PeakNetwork.Shape.InputSize;
    private const int Units = 64;

    private readonly PeakNetwork _network = new(seed: 1);
    private readonly TrainingContext<float> _training;
    private readonly OptimizerState<float> _adam;
    private readonly float[] _inputs = new float[Rows * Steps * Inputs];
    private readonly float[] _targets = new float[Rows];

    public PeakStep()
    {
        _training = _network.CreateTraining();
        _adam = new Adam(learningRate: 1e-4).Bind(_network.Parameters);
        Fill(_inputs);
        Fill(_targets);
    }

    /// <summary>
    /// The operations of a step: 2 for each multiply-add of a product that is required. Activations, biases and the optimizer count nothing; the first
    /// layer needs no gradient of its input, and the initial state, which is 0, needs no product at all.
    /// </summary>
    public static double Flops
    {
        get
        {
            const double Input = 2 * 4.0 * Units * Inputs;   // W x, dW
            const double Hidden = 3 * 4.0 * Units * Units;   // U h, dU, dh; not of the first step
            const double Dense = 3.0 * Units;                // V h, dV, dh
            return 2 * Rows * ((Steps * Input) + ((Steps - 1) * Hidden) + Dense);
        }
    }

    /// <summary>Forward and backward.</summary>
    public void ComputeGradients()
    {
        var result = _training.ComputeGradients(new() { Inputs = _inputs, Targets = _targets });
        if (!result.IsFinite)
        {
            throw new InvalidOperationException("The step diverged: its time means nothing.");
        }
    }

    /// <summary>Forward, backward and Adam.</summary>
    public void Train()
    {
        ComputeGradients();
        _adam.Apply(_training.Gradients);
    }

    public void Dispose() => _training.Dispose();

    private static void Fill(float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (((i * 7919) % 2001) - 1000) / 1000f;
        }
    }
}

using RnnGen;

namespace Tasks;

/// <summary>
/// Timed spikes (Gers, Schraudolph and Schmidhuber, Learning precise timing with LSTM recurrent networks, 2002): with a constant input, of which
/// nothing can be learned, a memory cell writes a spike, 1, at every tenth step and 0 at all others. The cell's output is the network's, so that it has to
/// be silent while time passes; with peepholes its gates see the cell state all the same. Trained on four spikes, it must go on for a hundred.
/// </summary>
internal sealed class TimedSpikes : ITask
{
    public const int Steps = 4 * Period;

    private const int Period = 10;
    private const int TestSteps = 100 * Period;
    private const int Runs = 10;
    private const int MostUpdates = 20_000;
    private const int UpdatesPerLook = 500;

    public string Name => "spikes";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("LSTM(1), peepholes", "100 spikes in time, on at least 1 of 10 seeds", Budget: 20, seed => Learn(WithPeepholes(seed)))
        {
            Seeds = Runs,
            IsPassed = (met, _) => met >= 1,
        },
        new("LSTM(1)", "must fail: 100 spikes in time, on none of 10 seeds", Budget: 20, seed => Learn(new SpikesLstm(seed)))
        {
            Seeds = Runs,
            IsPassed = (met, _) => met == 0,
        },
    ];

    /// <summary>Peepholes begin anywhere between -3 and 3.</summary>
    private static SpikesPeephole WithPeepholes(int seed)
    {
        var network = new SpikesPeephole(seed);
        var peepholes = network.Parameters["lstm.weight_peephole_l0"];
        var random = Seeds.Training(seed);
        for (var gate = 0; gate < peepholes.Length; gate++)
        {
            peepholes[gate] = 3 * ((2 * random.NextSingle()) - 1);
        }

        return network;
    }

    /// <summary>There is one sequence only: a seed stands for the weights that training begins with.</summary>
    private static Result Learn(IRecurrentNetwork<float> network)
    {
        // The output gate begins nearly shut: it is for silence.
        network.Parameters["lstm.bias_ih_l0"][3] -= 2;
        var inputs = new float[Steps];
        var targets = new float[Steps];
        var weights = new float[Steps];
        for (var t = 0; t < Steps; t++)
        {
            // Spikes count as much as all the steps between them.
            (targets[t], weights[t]) = IsSpike(t) ? (1, Period - 1) : (0, 1);
        }

        var rule = new RmsProp(0.03);
        var schedule = new CosineDecay(MostUpdates);
        var optimizer = rule.Bind(network.Parameters);
        var clipping = GradientClipping.ByGlobalNorm(0.1);
        using var training = network.CreateTrainingContext();
        var update = 0;
        var right = 0;
        var most = 0;
        while (update < MostUpdates && right < TestSteps)
        {
            training.ComputeGradients(new() { Inputs = inputs, Targets = targets, StepWeights = weights });
            clipping.Apply(training.Gradients);
            optimizer.Apply(training.Gradients, rule.LearningRate * schedule.Factor(optimizer.Step));
            update++;
            if (update % UpdatesPerLook == 0)
            {
                right = StepsRight(network);
                most = Math.Max(most, right);
            }
        }

        return new(update, $"{most / Period} spikes in time", most == TestSteps);
    }

    /// <summary>How long the network is right, as it runs on and nothing tells it the time.</summary>
    private static int StepsRight(IRecurrentNetwork<float> network)
    {
        using var session = network.CreateSession();
        Span<float> output = [0];
        for (var t = 0; t < TestSteps; t++)
        {
            session.Step([0f], output);
            if (output[0] > 0.5f != IsSpike(t))
            {
                return t;
            }
        }

        return TestSteps;
    }

    private static bool IsSpike(int t) => (t + 1) % Period == 0;
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = TimedSpikes.Steps, BatchSize = 1)]
[Input(1)]
[Lstm(1, Peepholes = true, ForgetBias = 5)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class SpikesPeephole;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = TimedSpikes.Steps, BatchSize = 1)]
[Input(1)]
[Lstm(1, ForgetBias = 5)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class SpikesLstm;

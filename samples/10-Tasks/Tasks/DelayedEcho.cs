using RnnGen;

namespace Tasks;

/// <summary>
/// A delayed echo: the output is the bit that was read three steps before, along an endless stream of random bits. Training sees the stream in windows
/// of 15 steps and cuts gradients between them (truncated backpropagation through time; Williams and Peng, 1990). A network that carries its state from
/// window to window can get every bit right; one that begins each window anew cannot know the first three, and must stay near (12 + 3 / 2) / 15 = 0.9.
/// </summary>
internal sealed class DelayedEcho : ITask
{
    public const int Window = 15;
    public const int Rows = 5;

    private const int Delay = 3;
    private const int TrainingWindows = 3_000;
    private const int TestWindows = 200;

    public string Name => "echo";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("stateful GRU(8), Dense(1)", "bit accuracy at least 0.99", Budget: 20, seed => Learn(new EchoStateful(seed), seed)) { IsQuick = true },
        new("GRU(8), Dense(1), each window anew", "must fail: bit accuracy at most 0.92", Budget: 20, seed => Fail(new EchoForgetful(seed), seed)) { IsQuick = true },
    ];

    private static Result Learn(EchoStateful network, int seed)
    {
        Train(network, seed);

        // The stream does not end: a session reads it without windows.
        using var session = network.CreateSession();
        var echo = new EchoStreams(Seeds.Test(seed), Rows, Delay);
        var right = 0;
        Span<float> answer = [0];
        for (var window = 0; window < TestWindows; window++)
        {
            echo.Next(Window);
            for (var t = 0; t < Window; t++)
            {
                // The first row's stream.
                session.Step(echo.Inputs.Slice(t, 1), answer);
                right += answer[0] > 0.5f == echo.Targets[t] > 0.5f ? 1 : 0;
            }
        }

        var accuracy = (double)right / (TestWindows * Window);
        return new(TrainingWindows * Rows, $"{accuracy:F4}", accuracy >= 0.99);
    }

    private static Result Fail(EchoForgetful network, int seed)
    {
        Train(network, seed);
        var echo = new EchoStreams(Seeds.Test(seed), Rows, Delay);
        var right = 0;
        var answers = new float[Rows * Window];
        for (var window = 0; window < TestWindows; window++)
        {
            echo.Next(Window);
            network.Predict(echo.Inputs, answers);
            for (var i = 0; i < answers.Length; i++)
            {
                right += answers[i] > 0.5f == echo.Targets[i] > 0.5f ? 1 : 0;
            }
        }

        var accuracy = (double)right / (TestWindows * answers.Length);
        return new(TrainingWindows * Rows, $"{accuracy:F4}", accuracy <= 0.92);
    }

    private static void Train(IRecurrentNetwork<float> network, int seed)
    {
        var echo = new EchoStreams(Seeds.Training(seed), Rows, Delay);
        var optimizer = new Adam(0.01).Bind(network.Parameters);
        var clipping = GradientClipping.ByGlobalNorm(1);
        using var training = network.CreateTrainingContext();
        for (var window = 0; window < TrainingWindows; window++)
        {
            // Row r of each window goes on where row r of the window before ended.
            echo.Next(Window);
            training.ComputeGradients(new() { Inputs = echo.Inputs, Targets = echo.Targets });
            clipping.Apply(training.Gradients);
            optimizer.Apply(training.Gradients);
        }
    }
}

/// <summary>Streams of random bits, side by side, and their echoes; 0 before the first.</summary>
internal sealed class EchoStreams(Random random, int rows, int delay)
{
    private readonly Queue<float>[] _late = [.. Enumerable.Range(0, rows).Select(_ => new Queue<float>(new float[delay]))];
    private float[] _inputs = [];
    private float[] _targets = [];

    /// <summary>[rows, steps].</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>[rows, steps].</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>Goes on by so many steps.</summary>
    public void Next(int steps)
    {
        (_inputs, _targets) = (new float[rows * steps], new float[rows * steps]);
        for (var i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = random.Next(2);
            _late[i / steps].Enqueue(_inputs[i]);
            _targets[i] = _late[i / steps].Dequeue();
        }
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = DelayedEcho.Window, BatchSize = DelayedEcho.Rows, Stateful = true)]
[Input(1)]
[Gru(8)]
[Dense(1)]
[Loss(LossKind.BinaryCrossEntropy)]
internal sealed partial class EchoStateful;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = DelayedEcho.Window, BatchSize = DelayedEcho.Rows)]
[Input(1)]
[Gru(8)]
[Dense(1)]
[Loss(LossKind.BinaryCrossEntropy)]
internal sealed partial class EchoForgetful;

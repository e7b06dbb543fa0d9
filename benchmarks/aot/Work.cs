using RnnGen;

namespace AheadOfTime;

/// <summary>What a child process measures of itself, on one thread. The clock is the process's processor time, so that what other programs take does not count.</summary>
internal static class Work
{
    private const int BatchSize = MeasuredNetwork.Sizes.BatchSize;
    private const int InputSize = MeasuredNetwork.Sizes.InputSize;
    private const int RowSize = MeasuredNetwork.Sizes.Steps * InputSize;

    /// <summary>Makes one prediction.</summary>
    /// <returns>Processor time since the process started, in seconds.</returns>
    public static double First()
    {
        new MeasuredNetwork(seed: 1).Predict(Numbers(RowSize), new float[1]);
        return Environment.CpuUsage.TotalTime.TotalSeconds;
    }

    /// <summary>Measures each kind of work.</summary>
    /// <param name="stretch">How long each is repeated, in seconds.</param>
    /// <returns>Seconds of a prediction of one row, of one of a batch, of a training step of a batch, and of a session's step.</returns>
    public static double[] Measure(double stretch)
    {
        var network = new MeasuredNetwork(seed: 1);
        network.Engine.MaxDegreeOfParallelism = 1;
        var inputs = Numbers(BatchSize * RowSize);
        var row = inputs.AsMemory(0, RowSize);
        var step = inputs.AsMemory(0, InputSize);
        var outputs = new float[BatchSize];
        var output = outputs.AsMemory(0, 1);
        using var session = network.CreateSession();
        using var training = network.CreateTrainingContext(new() { MaxDegreeOfParallelism = 1 });
        var adam = new Adam().Bind(network.Parameters);

        double[] times =
        [
            Repeat(() => network.Predict(row.Span, output.Span), stretch),
            Repeat(() => network.Predict(inputs, outputs), stretch),
            Repeat(() => session.Step(step.Span, output.Span), stretch),
            Repeat(
                () =>
                {
                    training.ComputeGradients(new() { Inputs = inputs, Targets = outputs });
                    adam.Apply(training.Gradients);
                },
                stretch),
        ];
        return times;
    }

    /// <summary>Seconds of a call: after a third of the stretch to warm up, the calls of a whole one.</summary>
    private static double Repeat(Action action, double stretch)
    {
        Calls(action, stretch / 3);
        var (calls, seconds) = Calls(action, stretch);
        return seconds / calls;
    }

    private static (long Calls, double Seconds) Calls(Action action, double stretch)
    {
        var start = Environment.CpuUsage.TotalTime;
        long calls = 0;
        for (long block = 1; ; block *= 2)
        {
            for (var i = 0L; i < block; i++)
            {
                action();
            }

            calls += block;
            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            if (seconds >= stretch)
            {
                return (calls, seconds);
            }
        }
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => ((i * 37 % 101) - 50) / 50f)];
}

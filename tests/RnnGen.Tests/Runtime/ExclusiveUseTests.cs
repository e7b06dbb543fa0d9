using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>What one caller at a time may use refuses another one, and goes on afterwards.</summary>
public sealed class ExclusiveUseTests
{
    private static readonly double[] Inputs = Leaky.Numbers(24);
    private static readonly double[] Targets = Leaky.Numbers(36, from: 100);

    [Fact]
    public void Context_RefusesASecondCall_AndTheFirstOneGivesWhatItWouldHaveGiven()
    {
        var program = new LeakyProgram<double>(new());
        var engine = new RnnGen.Runtime.NetworkEngine<double>(program, 1);
        using var context = engine.CreateTrainingContext();
        var expected = Compute(context, rows: 3);
        List<Exception?> refusals = [];
        program.During = () =>
        {
            program.During = null;
            refusals.Add(Record.Exception(() => Compute(context, rows: 1)));
            refusals.Add(Record.Exception(() => context.Step = 7));
            refusals.Add(Record.Exception(() => context.TeacherForcingRate = 0));
        };
        Assert.Equal(expected, Compute(context, rows: 3));
        Assert.Equal(3, refusals.Count);
        Assert.All(refusals, refusal => Assert.Equal(
            "Another call is using this training context; let one thread at a time use it, or make each one of its own with CreateTrainingContext.",
            Assert.IsType<InvalidOperationException>(refusal).Message));
        Assert.Equal(2, context.Step);
        Assert.Equal(expected, Compute(context, rows: 3));
    }

    /// <summary>A batch that is refused is not in use.</summary>
    [Fact]
    public void Context_IsFree_AfterABatchThatItRefused()
    {
        using var context = Leaky.Engine(new()).CreateTrainingContext();
        var expected = Compute(context, rows: 3);
        Assert.Throws<ArgumentException>(() => context.ComputeGradients(new() { Inputs = Inputs, Targets = Targets[..5] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => context.ComputeGradients(new() { Inputs = Inputs, Targets = Targets, Lengths = [1, 2, 5] }));
        Assert.Equal(expected, Compute(context, rows: 3));
    }

    /// <summary>Two threads meet sooner or later, and whoever comes second is told.</summary>
    [Theory]
    [InlineData("optimizer")]
    [InlineData("average")]
    [InlineData("buffer")]
    [InlineData("training context")]
    public void TwoThreads_AreTold(string what)
    {
        var call = Call(what);
        var until = DateTime.UtcNow.AddSeconds(60);
        var refusals = 0;
        Exception? other = null;
        Thread[] threads = [new(Hammer), new(Hammer)];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(other);
        Assert.NotEqual(0, refusals);
        call();

        void Hammer()
        {
            while (Volatile.Read(ref refusals) == 0 && other is null && DateTime.UtcNow < until)
            {
                try
                {
                    call();
                }
                catch (InvalidOperationException refusal) when (refusal.Message.StartsWith("Another call is using this " + what, StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref refusals);
                }
                catch (Exception exception)
                {
                    other = exception;
                }
            }
        }
    }

    private static Action Call(string what)
    {
        switch (what)
        {
            case "optimizer":
                var (weights, gradients) = (new ParameterSet<float>(FlatLayouts.Vectors(500_000)), new ParameterSet<float>(FlatLayouts.Vectors(500_000)));
                var state = new Adam().Bind(weights);
                return () => state.Apply(gradients);
            case "average":
                var average = new ExponentialMovingAverage().Bind(new ParameterSet<float>(FlatLayouts.Vectors(500_000)));
                return average.Update;
            case "buffer":
                var dataset = SequenceDataset.FromArrays(new double[200_000], new double[2000], steps: 100);
                var buffer = new BatchBuffer<float>(dataset, 2000);
                return () => buffer.Fill(dataset, 0, 2000);
            default:
                var context = Leaky.Engine(new() { Steps = 500 }).CreateTrainingContext();
                var (inputs, targets) = (Leaky.Numbers(1000), Leaky.Numbers(1500));
                return () => context.ComputeGradients(new() { Inputs = inputs, Targets = targets });
        }
    }

    private static double[] Compute(TrainingContext<double> context, int rows)
    {
        var loss = context.ComputeGradients(new() { Inputs = Inputs.AsSpan(0, rows * 8), Targets = Targets.AsSpan(0, rows * 12) }).Loss;
        return [loss, .. context.Gradients.Values];
    }
}

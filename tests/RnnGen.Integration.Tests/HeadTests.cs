using RnnGen.Runtime;

namespace RnnGen.Integration.Tests;

/// <summary>Networks with several heads, as a user calls them: targets and outputs by their names, each loss reported, some normalized and some not.</summary>
public sealed class HeadTests
{
    private const int Rows = 3;

    /// <summary>A number in single precision, and a sum in another order.</summary>
    private const double Rounding = 2.0 / (1 << 23);

    private static Machine.Batch<double> Batch(Draw draw) => new()
    {
        Input = draw.Inputs,
        LoadTargets = draw.Load,
        ModeLabels = draw.Mode,
        FaultLabels = draw.Fault,
        WearTargets = draw.Wear,
    };

    /// <summary>The names of the parts say no more than their places.</summary>
    [Fact]
    public void Outputs_AreTheColumnsOfTheHeads()
    {
        var (network, draw) = (new Machine(seed: 2), new Draw(1, Rows));
        var (load, mode, fault, wear) = (new double[Rows * 4 * 2], new double[Rows * 4 * 3], new double[Rows * 4 * 2], new double[Rows * 4]);
        var together = new double[Rows * 4 * Machine.Sizes.OutputSize];
        network.Predict(Batch(draw), new Machine.Outputs<double> { Load = load, Mode = mode, Fault = fault, Wear = wear });
        network.Predict(Batch(draw), together);

        for (var i = 0; i < Rows * 4; i++)
        {
            double[] expected = [.. load.AsSpan(i * 2, 2), .. mode.AsSpan(i * 3, 3), .. fault.AsSpan(i * 2, 2), wear[i]];
            Assert.Equal(expected, together[(i * 8)..((i + 1) * 8)]);
            Assert.Equal(1, mode.AsSpan(i * 3, 3).ToArray().Sum(), 1e-6);
        }

        var alone = new double[Rows * 4];
        network.Predict(Batch(draw), new Machine.Outputs<double> { Wear = alone });
        Assert.Equal(wear, alone);
    }

    /// <summary>The loss is the sum of the heads' losses times their weights, in evaluation and in training, and each is told.</summary>
    [Fact]
    public void Loss_IsTheWeightedSumOfThoseOfTheHeads()
    {
        var (network, draw) = (new Machine(seed: 2), new Draw(1, Rows));
        var losses = new double[4];
        var loss = network.Evaluate(Batch(draw), losses);
        Assert.Equal(loss, (2 * losses[0]) + losses[1] + (0.5 * losses[2]) + losses[3], Rounding * loss);
        Assert.Equal(loss, network.Evaluate(Batch(draw)));

        using var context = network.CreateTrainingContext();
        var result = context.ComputeGradients<Machine.Batch<double>, double>(Batch(draw));
        Assert.Equal(loss, result.Loss, Rounding * loss);
        Assert.Equal(losses, context.HeadLosses.ToArray());

        // Accumulated, a batch counts as much as it has positions; its own losses stay its own.
        context.ComputeGradients<Machine.Batch<double>, double>(Batch(draw), accumulate: true);
        Assert.All(losses.Zip(context.HeadLosses.ToArray()), pair => Assert.Equal(pair.First, pair.Second, Rounding * pair.First));
    }

    /// <summary>A batch in which the heads stand side by side is the same batch.</summary>
    [Fact]
    public void Batch_IsTheSameSideBySide()
    {
        var (network, draw) = (new Machine(seed: 2), new Draw(1, Rows));
        var (targets, labels) = (new double[Rows * 4 * 3], new int[Rows * 4 * 2]);
        for (var i = 0; i < Rows * 4; i++)
        {
            (targets[3 * i], targets[(3 * i) + 1], targets[(3 * i) + 2]) = (draw.Load[2 * i], draw.Load[(2 * i) + 1], draw.Wear[i]);
            (labels[2 * i], labels[(2 * i) + 1]) = (draw.Mode[i], draw.Fault[i]);
        }

        Assert.Equal(network.Evaluate(Batch(draw)), network.Evaluate(new SequenceBatch<double> { Inputs = draw.Inputs, Targets = targets, Labels = labels }));
    }

    /// <summary>Values are normalized, classes and probabilities are not; metrics and losses have the names of their heads, in reports too.</summary>
    [Fact]
    public void Training_ReportsEachHead_AndNormalizesValuesAlone()
    {
        var (network, data) = (new Machine(seed: 3), Machine.CreateDataset(Batch(new Draw(4, 60))));
        var progress = new List<TrainingProgress>();
        var trainer = new Trainer<float>(network.Engine, new Adam(0.01), new() { Epochs = 12, Seed = 1 });
        var report = trainer.Fit(data, data, new Listener(progress.Add));

        Assert.Equal([0, 0], network.Normalization!.TargetMean.Skip(2).Append(0));
        Assert.NotEqual(0, network.Normalization.TargetMean[0]);
        Assert.Equal(data.FitNormalization(Machine.Description), network.Normalization);
        var (first, last) = (report.Epochs[0], report.Epochs[^1]);
        Assert.Equal(["load", "mode", "fault", "wear"], last.HeadLosses.Keys);
        Assert.All(last.HeadLosses, head => Assert.True(head.Value < first.HeadLosses[head.Key], head.Key));
        Assert.Equal(last.Loss, Sum(last.HeadLosses), 1e-4);
        Assert.Equal(last.ValidationLoss!.Value, Sum(last.HeadValidationLosses), 1e-4);
        Assert.Equal(last.HeadLosses, progress[^1].HeadLosses);
        Assert.True(last.HeadLosses.Equals(progress[^1].HeadLosses));
        Assert.False(last.HeadLosses.Equals(first.HeadLosses));
        Assert.Contains(FormattableString.Invariant($"HeadLosses = load {last.HeadLosses["load"]:G6}, mode "), last.ToString(), StringComparison.Ordinal);
        Assert.Contains("HeadLosses = none", new EpochReport(1, 1, null, 1, 0, 1).ToString(), StringComparison.Ordinal);

        var evaluation = trainer.Evaluate(data);
        Assert.Equal(evaluation.Loss, (2 * evaluation["load.loss"]) + evaluation["mode.loss"] + (0.5 * evaluation["fault.loss"]) + evaluation["wear.loss"], 1e-6);
        Assert.Contains("load.rmse", evaluation.Metrics.Keys);
        Assert.Contains("mode.accuracy", evaluation.Metrics.Keys);
        Assert.Contains("wear.f1", evaluation.Metrics.Keys);

        // In the targets' own units: what Predict says, subtracted from them.
        var draw = new Draw(4, 60);
        double squares = 0;
        for (var row = 0; row < 60; row++)
        {
            var load = new double[8];
            network.Predict(new Machine.Batch<double> { Input = draw.Inputs.AsSpan(row * 8, 8) }, new Machine.Outputs<double> { Load = load });
            squares += load.Select((y, i) => (y - draw.Load[(row * 8) + i]) * (y - draw.Load[(row * 8) + i])).Sum();
        }

        Assert.Equal(Math.Sqrt(squares / 480), evaluation["load.rmse"], 1e-4);

        static double Sum(IReadOnlyDictionary<string, double> heads) => (2 * heads["load"]) + heads["mode"] + (0.5 * heads["fault"]) + heads["wear"];
    }

    /// <summary>A checkpoint holds the losses of the heads of every epoch, and of the one that is not done.</summary>
    [Fact]
    public void Checkpoint_GoesOnWithTheLossesOfTheHeads()
    {
        var path = Path.Combine(Path.GetTempPath(), $"rnngen-heads-{Guid.NewGuid():N}.safetensors");
        try
        {
            var data = Machine.CreateDataset(Batch(new Draw(4, 60)));
            TrainerOptions options = new() { Epochs = 4, Seed = 1, Checkpoint = new(path, resume: true), ReportBatches = true };
            var whole = new Trainer<float>(new Machine(seed: 3).Engine, new Adam(0.01), options with { Checkpoint = null }).Fit(data, data);
            using (var source = new CancellationTokenSource())
            {
                var batches = 0;
                new Trainer<float>(new Machine(seed: 3).Engine, new Adam(0.01), options).Fit(data, data, new Listener(_ =>
                {
                    if (++batches == 29)
                    {
                        source.Cancel();
                    }
                }), source.Token);
            }

            var resumed = new Trainer<float>(new Machine(seed: 9).Engine, new Adam(0.01), options).Fit(data, data);
            Assert.Equal(whole.Epochs.Select(epoch => (epoch.Loss, string.Join(" ", epoch.HeadLosses), string.Join(" ", epoch.HeadValidationLosses))), resumed.Epochs.Select(epoch => (epoch.Loss, string.Join(" ", epoch.HeadLosses), string.Join(" ", epoch.HeadValidationLosses))));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A session gives the heads side by side, as they are described.</summary>
    [Fact]
    public void Session_GivesTheHeadsSideBySide()
    {
        var (network, draw) = (new Machine(seed: 2), new Draw(1, 1));
        network.Normalization = new(targetMean: [100, -7, 0], targetScale: [3, 0.25, 1]);
        var (expected, actual) = (new double[4 * 8], new double[8]);
        network.Predict(new Machine.Batch<double> { Input = draw.Inputs }, expected);
        var session = network.CreateSession();
        for (var t = 0; t < 4; t++)
        {
            session.Step(draw.Inputs.AsSpan(2 * t, 2), actual);
            Assert.Equal(expected[(8 * t)..(8 * (t + 1))], actual);
        }

        Assert.Equal([("load", 0, 2, 2), ("mode", 2, 3, 0), ("fault", 5, 2, 0), ("wear", 7, 1, 1)], Machine.Description.Heads.Select(head => (head.Name, head.Column, head.Size, head.TargetSize)));
        Assert.Contains("2 * MeanSquaredError of 'load' and SoftmaxCrossEntropy of 'mode'", Machine.Description.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Each message names the head.</summary>
    [Fact]
    public void WrongParts_AreNamed()
    {
        var (network, draw) = (new Machine(seed: 2), new Draw(1, Rows));
        AssertRefuses(() => network.Evaluate(Batch(draw with { Mode = new int[Rows * 4 + 1] })), "labels of 'mode': expected rows * output steps = rows * 4");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Fault = new int[4] })), "labels of 'fault': expected as many rows as the other heads have, 3 * 4; given 4.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Wear = new double[4] })), "targets of 'wear': expected as many rows as the other heads have, 3 * 4; given 4.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Fault = [.. Enumerable.Repeat(2, Rows * 4)] })), "labels of 'fault'[0] (row 0, output step 0): expected a class of 0 to 1; given 2.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Fault = [.. new int[9], -1, 0, 0] })), "labels of 'fault'[9] (row 2, output step 1): expected a class of 0 to 1; given -1.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Wear = [.. Enumerable.Repeat(1.5, Rows * 4)] })), "targets of 'wear'[0] (row 0, output step 0, feature 0): expected a probability, 0 to 1; given 1.5.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Mode = [] })), "labels of 'mode': expected as many rows as the other heads have, 3 * 4; given 0.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Wear = [] })), "targets of 'wear': expected as many rows as the other heads have, 3 * 4; given 0.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Load = [], Wear = [] })), "targets: expected rows * output steps * target size = 3 * 4 * 3 = 36 values for 'load', 'wear'; given 0.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Mode = [], Fault = [] })), "labels: expected rows * output steps * heads with classes = 3 * 4 * 2 for 'mode', 'fault'; given 0.");
        AssertRefuses(() => network.Evaluate(Batch(draw with { Load = [.. new double[13], 1e300, .. new double[10]] })), "targets of 'load'[13] (row 1, output step 2, feature 1): expected a number of single precision");
        AssertRefuses(() => Machine.CreateDataset(Batch(draw with { Wear = [.. new double[11], double.NaN] })), "targets of 'wear'[11] (row 2, output step 3, feature 0): expected a probability, 0 to 1; given NaN.");
        AssertRefuses(() => Machine.CreateDataset(Batch(draw with { Load = [.. new double[21], double.NaN, 0, 0] })), "targets of 'load'[21] (row 2, output step 2, feature 1): expected a finite number; given NaN.");
        AssertRefuses(() => network.Predict(Batch(draw), new Machine.Outputs<double> { Mode = new double[5] }), "mode: expected rows * output steps * size = 3 * 4 * 3 = 36 values, or none; given 5.");
        AssertRefuses(() => network.Normalization = new(targetMean: [0, 0, 1], targetScale: [1, 1, 1]), "Target 2 is one of 'wear', whose BinaryCrossEntropy takes probabilities, scores or counts as they are");
        AssertRefuses(() => network.Normalization = new(targetMean: [0, 0], targetScale: [1, 1]), "The normalization has 2 targets; expected 3, or none.");
        AssertRefuses(() => Machine.CreateDataset(Batch(draw with { Mode = [.. Enumerable.Repeat(3, Rows * 4)] })), "labels of 'mode'[0] (row 0, output step 0): expected a class of 0 to 2; given 3.");
        AssertRefuses(() => network.Predict(Batch(draw), new Machine.Outputs<double>()), "outputs: expected room for one or more of 'load', 'mode', 'fault', 'wear'; given none.");

        var huge = Machine.CreateDataset(Batch(draw with { Load = [.. new double[13], 1e300, .. new double[10]] }));
        var trainer = new Trainer<float>(network.Engine, new Adam(0.01), new() { NormalizationMode = NormalizationMode.None });
        AssertRefuses(() => trainer.Fit(huge), "targets of 'load' of sequence 1, output step 2, feature 1: expected a number of single precision");
        AssertRefuses(() => trainer.Fit(SequenceDataset.FromArrays(draw.Inputs, draw.Load, 4, inputSize: 2, outputSteps: 4, outputSize: 2)), "differ in classes per output step (of 'mode', 'fault'; CreateDataset, of the network's class, takes those of each head): expected 2, given 0.");

        static void AssertRefuses(Action call, string message) => Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    /// <summary>Drawn rows; a reference type, so that lambdas can hold them.</summary>
    private sealed record Draw
    {
        public Draw(int seed, int rows)
        {
            var random = new Random(seed);
            (Inputs, Load, Mode, Fault, Wear) = (new double[rows * 8], new double[rows * 8], new int[rows * 4], new int[rows * 4], new double[rows * 4]);
            for (var i = 0; i < rows * 4; i++)
            {
                var (a, b) = (random.NextDouble(), random.NextDouble());
                (Inputs[2 * i], Inputs[(2 * i) + 1]) = (a, b);
                (Load[2 * i], Load[(2 * i) + 1]) = (1000 + (50 * a), a - b);
                (Mode[i], Fault[i], Wear[i]) = ((int)(3 * b), a > 0.5 ? 1 : 0, a * b);
            }
        }

        public double[] Inputs { get; }

        public double[] Load { get; init; }

        public int[] Mode { get; init; }

        public int[] Fault { get; init; }

        public double[] Wear { get; init; }
    }

    private sealed class Listener(Action<TrainingProgress> listen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => listen(value);
    }
}

/// <summary>Four heads at every step: values, two of classes, and a probability.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 4, BatchSize = 8)]
[Input(2)]
[Lstm(8)]
[Dense(2, Name = "load")]
[Dense(3, Name = "mode", From = "lstm")]
[Dense(2, Name = "fault", From = "lstm")]
[Dense(1, Name = "wear", From = "lstm")]
[Loss(LossKind.MeanSquaredError, Of = "load", Weight = 2)]
[Loss(LossKind.SoftmaxCrossEntropy, Of = "mode")]
[Loss(LossKind.Focal, Of = "fault", Weight = 0.5)]
[Loss(LossKind.BinaryCrossEntropy, Of = "wear")]
public sealed partial class Machine;

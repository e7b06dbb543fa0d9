using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>A number that double precision holds, and a network in single precision does not, is named by where it stands.</summary>
public sealed class NumberRangeTests
{
    private const double Huge = 1e300;
    private const string Remedy = " Mend it, scale it, or declare the network with Precision = Precision.Double.";

    private static readonly LeakyLayout Layout = new() { TeacherForcing = null };

    [Fact]
    public void AnInput_IsNamedByRowStepAndFeature()
    {
        var engine = Leaky.SingleEngine(Layout);
        const string Message = "inputs[13] (row 1, step 2, feature 1): expected a number of single precision, at most 3.4E+38 in magnitude; given 1E+300." + Remedy;
        AssertNamed("inputs", Message, () => engine.Predict(With(24, 13, Huge), new double[36]));
        AssertNamed("inputs", Message, () => engine.Evaluate(new SequenceBatch<double> { Inputs = With(24, 13, Huge), Targets = new double[36] }));
        using var context = engine.CreateTrainingContext();
        AssertNamed("inputs", Message, () => context.ComputeGradients(new SequenceBatch<double> { Inputs = With(24, 13, Huge), Targets = new double[36] }));
        Assert.Equal(0, context.Step);
    }

    [Fact]
    public void ABatchThatIsRefused_LeavesWhatWasAccumulated()
    {
        using var context = Leaky.SingleEngine(Layout).CreateTrainingContext();
        context.ComputeGradients(new SequenceBatch<double> { Inputs = With(24, 3, 1), Targets = new double[36] });
        var (gradients, weight) = (context.Gradients.Values.ToArray(), context.AccumulatedWeight);
        foreach (var accumulate in new[] { true, false })
        {
            AssertNamed("targets", "targets[5] ", () => context.ComputeGradients(new SequenceBatch<double> { Inputs = new double[24], Targets = With(36, 5, Huge) }, accumulate));
            Assert.Equal((weight, 1), (context.AccumulatedWeight, context.Step));
            Assert.Equal(gradients, context.Gradients.Values.ToArray());
        }
    }

    [Fact]
    public void ASingleFeature_IsNamedToo() => AssertNamed(
        "inputs", "inputs[7] (row 1, step 3, feature 0): ", () => Leaky.SingleEngine(Layout with { InputSize = 1 }).Predict(With(12, 7, -Huge), new double[36]));

    [Fact]
    public void ATarget_IsNamedByRowStepAndFeature()
    {
        var engine = Leaky.SingleEngine(Layout);
        engine.Normalization = new(targetMean: [1, 2, 3], targetScale: [1, 0.5, 1]);
        AssertNamed(
            "targets",
            "targets[19] (row 1, step 2, feature 1): expected a number that, less the mean 2 and divided by the scale 0.5, is one of single precision, at most 3.4E+38 in magnitude; given 3E+38." + Remedy,
            () => engine.Evaluate(new SequenceBatch<double> { Inputs = new double[24], Targets = With(36, 19, 3e38) }));
        AssertNamed("targets", "targets[19] (row 1, step 2, feature 1): ", () => engine.Evaluate(new SequenceBatch<float> { Inputs = new float[24], Targets = Array.ConvertAll(With(36, 19, 3e38), static x => (float)x) }));
    }

    [Fact]
    public void AStep_IsNamedByFeature_AndDoesNotCount()
    {
        var engine = Leaky.SingleEngine(Layout);
        using var session = engine.CreateSession();
        var (before, after) = (new float[session.StateLength], new float[session.StateLength]);
        session.Step([0.5, -0.5], new double[3]);
        session.CopyStateTo(before);
        AssertNamed("input", "input[1]: expected a number of single precision", () => session.Step([0, Huge], new double[3]));
        session.CopyStateTo(after);
        Assert.Equal(before, after);
    }

    /// <summary>A scale that brings the numbers into range is no error, and one that takes them out of it is, in either precision.</summary>
    [Fact]
    public void WhatCounts_IsTheNormalizedNumber()
    {
        var single = Leaky.SingleEngine(Layout);
        single.Normalization = new([Huge, 0], [1e299, 1]);
        var outputs = new double[36];
        single.Predict([.. Enumerable.Range(0, 24).Select(static i => i % 2 == 0 ? Huge : 1)], outputs);
        Assert.All(outputs, static y => Assert.True(double.IsFinite(y)));

        var wide = Leaky.Engine(Layout);
        wide.Normalization = new([0, 0], [1, 1e-20]);
        AssertNamed(
            "inputs",
            "inputs[3] (row 0, step 1, feature 1): expected a number that, less the mean 0 and divided by the scale 1E-20, is one of double precision, at most 1.8E+308 in magnitude; given 1E+300. Mend it or scale it.",
            () => wide.Predict(With(24, 3, Huge), outputs));
    }

    /// <summary>What is not finite as it is given is not looked for here.</summary>
    [Fact]
    public void NaN_GoesInAndOut()
    {
        var (outputs, engine) = (new double[36], Leaky.SingleEngine(Layout));
        engine.Predict(With(24, 2, double.NaN), outputs);
        Assert.True(double.IsNaN(outputs[11]));
        Assert.True(double.IsFinite(outputs[12]));
    }

    [Fact]
    public void PaddingAndWhatWeighsNothing_MayBeAnything()
    {
        var engine = Leaky.SingleEngine(Layout);
        double[] weights = [.. Enumerable.Range(0, 12).Select(static i => i == 5 ? 0.0 : 1)];
        int[] lengths = [4, 4, 2];
        var (inputs, targets) = (With(24, 22, Huge), With(36, 16, Huge, 35, Huge));
        var expected = engine.Evaluate(new SequenceBatch<double> { Inputs = new double[24], Targets = With(36, 16, 0), StepWeights = weights, Lengths = lengths });
        Assert.True(double.IsFinite(expected));
        Assert.Equal(expected, engine.Evaluate(new SequenceBatch<double> { Inputs = inputs, Targets = targets, StepWeights = weights, Lengths = lengths }));
        using var context = engine.CreateTrainingContext();
        Assert.True(context.ComputeGradients(new SequenceBatch<double> { Inputs = inputs, Targets = targets, StepWeights = weights, Lengths = lengths }).IsFinite);

        var data = SequenceDataset.FromArrays(inputs, targets, 4, 2, 4, 3, lengths, weights);
        var trainer = Trainer.For(new LeakyNetwork<float>(Layout, seed: 1), new Sgd(), new() { Epochs = 1, NormalizationMode = NormalizationMode.None });
        Assert.Equal(StopReason.Completed, trainer.Fit(data).StopReason);
        Assert.True(double.IsFinite(trainer.Evaluate(data).Loss));
        new BatchBuffer<float>(data, 3).Fill(data, 0, 3);
    }

    [Fact]
    public void ANumberOfASeries_IsNamedByColumnAndRow()
    {
        var values = Leaky.Numbers(60);
        var series = TimeSeries.FromColumns([("price", values), ("volume", With(values, 41, Huge))]);
        var data = SequenceDataset.FromSeries(series, steps: 4, targets: ["price", "volume", "price"], shape: SequenceShape.ManyToMany);
        var (network, trainer) = Trained(Layout);
        var exception = Assert.Throws<ArgumentException>("train", () => trainer.Fit(data));

        // The mean of all is beyond single precision too, as is every distance from it; the number that is to blame is the farthest.
        Assert.StartsWith("column 'volume', row 41: expected a number that, less the mean ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("; given 1E+300.", exception.Message, StringComparison.Ordinal);
        Assert.Null(network.Engine.Normalization);

        var parts = data.SplitByTime(0.5, 0.5);
        exception = Assert.Throws<ArgumentException>("validation", () => trainer.Fit(parts.Train, parts.Validation));
        Assert.StartsWith("column 'volume', row 41: ", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>("dataset", () => trainer.Evaluate(parts.Validation));
        Assert.StartsWith("column 'volume', row 41: ", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>("dataset", () => new BatchBuffer<float>(data, 56).Fill(data, 0, data.Count).Inputs.Length);
        Assert.StartsWith("column 'volume', row 41: ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ANumberOfASequence_IsNamedBySequenceStepAndFeature(bool shuffled)
    {
        var data = SequenceDataset.FromArrays(With(80, 45, Huge), With(120, 119, -Huge), 4, 2, 4, 3);
        var options = new TrainerOptions { Epochs = 1, NormalizationMode = NormalizationMode.None, Shuffle = shuffled };
        var trainer = Trainer.For(new LeakyNetwork<float>(Layout, seed: 1), new Sgd(), options);
        var exception = Assert.Throws<ArgumentException>("train", () => trainer.Fit(shuffled ? data.Shuffle(3) : data));
        Assert.StartsWith("inputs of sequence 5, step 2, feature 1: expected a number of single precision", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>("dataset", () => trainer.Evaluate(data.Slice(6, 4)));
        Assert.StartsWith("targets of sequence 9, step 3, feature 2: expected a number of single precision", exception.Message, StringComparison.Ordinal);
        Assert.Equal(StopReason.Completed, trainer.Fit(data.Slice(0, 5)).StopReason);
        Assert.Equal(StopReason.Completed, Trainer.For(new LeakyNetwork<double>(Layout, seed: 1), new Sgd(), options).Fit(data.Slice(0, 5)).StopReason);
    }

    /// <summary>What is fed back is read, whatever it weighs.</summary>
    [Fact]
    public void ATargetThatTheTeacherMayForce_IsLookedAt()
    {
        double[] weights = [.. Enumerable.Range(0, 12).Select(static i => i == 5 ? 0.0 : 1)];
        var forced = Leaky.SingleEngine(Layout with { TeacherForcing = TeacherForcing.Always });
        AssertNamed(
            "targets", "targets[16] (row 1, step 1, feature 1): ",
            () => forced.Evaluate(new SequenceBatch<double> { Inputs = new double[24], Targets = With(36, 16, Huge), StepWeights = weights }));
    }

    private static (LeakyNetwork<float> Network, Trainer<float> Trainer) Trained(LeakyLayout layout)
    {
        var network = new LeakyNetwork<float>(layout, seed: 1);
        return (network, Trainer.For(network, new Sgd(0.01), new() { Epochs = 1 }));
    }

    private static double[] With(int count, int place, double value, int? other = null, double? otherValue = null)
    {
        var values = With(new double[count], place, value);
        return other is null ? values : With(values, other.Value, otherValue!.Value);
    }

    private static double[] With(double[] values, int place, double value)
    {
        double[] copy = [.. values];
        copy[place] = value;
        return copy;
    }

    private static void AssertNamed(string parameter, string message, Action call) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(parameter, call).Message, StringComparison.Ordinal);
}

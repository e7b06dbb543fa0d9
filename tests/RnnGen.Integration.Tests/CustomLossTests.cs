using RnnGen.Equations;

namespace RnnGen.Integration.Tests;

/// <summary>Losses of one's own: the emitted code computes what their methods do, called as plain C#; learns by them; and what is built in can be written again.</summary>
public sealed class CustomLossTests
{
    /// <summary>Sums in another order, in double precision.</summary>
    private const double Rounding = 1e-13;

    private static readonly double[] Inputs = [0.5, -1, 1, 0.25, -0.5, 2, 0.125, 0.75, -1, -1, 0.5, 0];

    /// <summary>Position by position, the loss is that of the method, and the prediction too.</summary>
    [Fact]
    public void EmittedLoss_IsThatOfTheMethods()
    {
        var network = new Heteroscedastic(seed: 3);
        double[] targets = [0.5, -1, 2, 0.25, -0.5, 1], logits = new double[12], outputs = new double[12];
        network.PredictLogits(Inputs, logits);
        network.Predict(Inputs, outputs);
        double sum = 0;
        for (var i = 0; i < 6; i++)
        {
            var y = new Vector(logits[2 * i], logits[(2 * i) + 1]);
            sum += StudentLike.Loss(y, new Vector(targets[i]), 3, 0.5).Value;
            Assert.Equal(StudentLike.Predict(y, 0.5).ToArray(), outputs[(2 * i)..((2 * i) + 2)], (expected, actual) => Math.Abs(expected - actual) <= Rounding * Math.Abs(expected));
        }

        var loss = network.Evaluate(new() { Inputs = Inputs, Targets = targets });
        Assert.Equal(sum / 6, loss, Rounding * Math.Abs(sum));
        Assert.Equal((2, 1), (Heteroscedastic.Sizes.OutputSize, Heteroscedastic.Sizes.TargetSize));
        Assert.Contains("StudentLike(3, 0.5)", Heteroscedastic.Description.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The gradient of every weight is that of the loss.</summary>
    [Fact]
    public void Gradients_AreThoseOfTheLoss()
    {
        var network = new Heteroscedastic(seed: 3);
        double[] targets = [0.5, -1, 2, 0.25, -0.5, 1];
        using var context = network.CreateTrainingContext();
        context.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = targets });
        var weights = network.Parameters.Values;
        var gradients = context.Gradients.Values;
        for (var i = 0; i < weights.Length; i++)
        {
            // The error of a central difference is of the order of h² and of the rounding over h.
            var (weight, h) = (weights[i], 1e-5);
            weights[i] = weight + h;
            var above = network.Evaluate(new() { Inputs = Inputs, Targets = targets });
            weights[i] = weight - h;
            var below = network.Evaluate(new() { Inputs = Inputs, Targets = targets });
            weights[i] = weight;
            Assert.Equal((above - below) / (2 * h), gradients[i], 1e-8);
        }
    }

    /// <summary>A built-in loss, written as equations, is the same to the last digits: value, gradients and predictions.</summary>
    [Fact]
    public void BuiltInLosses_CanBeWritten()
    {
        var (own, builtIn) = (new OwnGaussian(seed: 5), new BuiltInGaussian(seed: 5));
        double[] targets = [0.5, -1, 2, 0.25, -0.5, 1], first = new double[12], second = new double[12];
        Assert.Equal(builtIn.Evaluate(new() { Inputs = Inputs, Targets = targets }), own.Evaluate(new() { Inputs = Inputs, Targets = targets }), Rounding);
        using var ofOwn = own.CreateTrainingContext();
        using var ofBuiltIn = builtIn.CreateTrainingContext();
        ofOwn.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = targets });
        ofBuiltIn.ComputeGradients(new SequenceBatch<double> { Inputs = Inputs, Targets = targets });
        Assert.Equal(ofBuiltIn.Gradients.Values.ToArray(), ofOwn.Gradients.Values.ToArray(), (expected, actual) => Math.Abs(expected - actual) <= Rounding);
        own.Predict(Inputs, first);
        builtIn.Predict(Inputs, second);
        Assert.Equal(second, first, (expected, actual) => Math.Abs(expected - actual) <= Rounding);
    }

    /// <summary>Expectiles beside a built-in loss, on normalized targets: an asymmetric square has its minimum above the mean.</summary>
    [Fact]
    public void Training_Minimizes_AsymmetricErrors_BesideAnotherHead()
    {
        var random = new Random(4);
        var (inputs, high, mean) = (new double[400], new double[400], new double[400]);
        for (var i = 0; i < 400; i++)
        {
            inputs[i] = random.NextDouble();
            high[i] = mean[i] = 1000 + (10 * inputs[i]) + (random.Next(2) == 0 ? -3 : 3);
        }

        var network = new Margins(seed: 1);
        var data = Margins.CreateDataset(new() { Input = inputs, HighTargets = high, MeanTargets = mean });
        var trainer = new Trainer<float>(network.Engine, new Adam(0.02), new() { Epochs = 60, Seed = 2, BatchSize = 50 });
        trainer.Fit(data);
        var outputs = new float[2];
        network.Predict(new SequenceBatch<float> { Inputs = [0.5f] }, outputs);

        // Of equally likely 1002 and 1008 the 0.9 expectile e has 0.9 (1008 - e) = 0.1 (e - 1002).
        Assert.InRange(outputs[0], 1007.4 - 0.5, 1007.4 + 0.5);
        Assert.InRange(outputs[1], 1005 - 0.5, 1005 + 0.5);
        var evaluation = trainer.Evaluate(data);
        Assert.Contains("high.rmse", evaluation.Metrics.Keys);
        Assert.Contains("Expectile(0.9) of 'high'", Margins.Description.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A decoder feeds back the point of a loss with more outputs than a target has.</summary>
    [Fact]
    public void Point_IsWhatADecoderFeedsBack()
    {
        var (network, without) = (new Spread(seed: 2), new BuiltInSpread(seed: 2));
        double[] outputs = new double[2 * 3 * 2], expected = new double[2 * 3 * 2];
        network.Predict(Inputs[..8], outputs);
        without.Predict(Inputs[..8], expected);
        Assert.Equal(expected, outputs, (a, b) => Math.Abs(a - b) <= Rounding);
    }

    /// <summary>The same noise makes the same draws, and the paths that go on from them, as of the built-in loss; a mixture is drawn by levels and normal numbers.</summary>
    [Fact]
    public void Draws_AreThoseOfTheBuiltInLoss()
    {
        var (network, builtIn) = (new Spread(seed: 2), new BuiltInSpread(seed: 2));
        double[] values = new double[2 * 5 * 3], expected = new double[2 * 5 * 3], points = new double[2 * 3];
        network.Decode(new SequenceBatch<double> { Inputs = Inputs[..8] }, values, new() { Temperature = 1, Paths = 5, Seed = 7 });
        builtIn.Decode(new SequenceBatch<double> { Inputs = Inputs[..8] }, expected, new() { Temperature = 1, Paths = 5, Seed = 7 });
        Assert.Equal(expected, values, (a, b) => Math.Abs(a - b) <= Rounding);
        Assert.Equal(values.Length, values.Distinct().Count());

        network.Decode(new SequenceBatch<double> { Inputs = Inputs[..8] }, points);
        builtIn.Decode(new SequenceBatch<double> { Inputs = Inputs[..8] }, expected.AsSpan(0, points.Length));
        Assert.Equal(expected[..points.Length], points, (a, b) => Math.Abs(a - b) <= Rounding);
    }

    /// <summary>Draws of a distribution that is none of the built-in ones: of Laplace's, the share beyond a level is what its formula says.</summary>
    [Fact]
    public void Draws_FollowADistributionOfOnesOwn()
    {
        const int Paths = 4_000;
        var network = new Heavy(seed: 3);
        double[] values = new double[2 * Paths], outputs = new double[4];
        network.Decode(new SequenceBatch<double> { Inputs = [0.5, -1] }, values, new() { Temperature = 1, Paths = Paths, Seed = 5 });
        network.Predict(new SequenceBatch<double> { Inputs = [0.5, -1] }, outputs);
        foreach (var level in new[] { 0.1, 0.3, 0.5, 0.8 })
        {
            // The quantile of the level, μ + b sign(1 - 2 level) log(1 - |1 - 2 level|); the share of draws below it, within six standard deviations.
            var side = (2 * level) - 1;
            var quantile = outputs[0] - (outputs[1] * Math.Sign(side) * Math.Log(1 - Math.Abs(side)));
            Assert.InRange(values.Where((value, i) => i % 2 == 0 && value <= quantile).Count() - (Paths * level), -6 * Math.Sqrt(Paths * level * (1 - level)), 6 * Math.Sqrt(Paths * level * (1 - level)));
        }
    }

    /// <summary>A loss of a referenced project has its equations in an attribute; here, of a class that is public and partial.</summary>
    [Fact]
    public void PublicLoss_CarriesItsEquations() => Assert.Contains(typeof(Expectile).CustomAttributes, attribute => attribute.AttributeType == typeof(CellProgramAttribute));
}

/// <summary>A heavy-tailed likelihood of one value with a scale of its own: y = [μ; s].</summary>
public sealed partial class StudentLike : SequenceLoss
{
    public static Scalar Loss(Vector y, Vector target, Scalar freedom, Scalar least)
    {
        var scale = Scale(y, least);
        var z = (target - y[..1]) / scale;
        return Sum(Log(scale) + 0.5 * (freedom + 1) * Log(1 + z * z / freedom));
    }

    public static Vector Predict(Vector y, Scalar least) => Concat(y[..1], Scale(y, least));

    private static Vector Scale(Vector y, Scalar least) => Softplus(y[1..2]) + least;
}

/// <summary>The negative log-likelihood of a normal distribution, as <see cref="LossKind.Gaussian"/> has it.</summary>
public sealed partial class Normal : SequenceLoss
{
    public static Scalar Loss(Vector y, Vector target)
    {
        var (mean, s) = Split(y);
        var deviation = Softplus(s) + 1e-6;
        var z = (target - mean) / deviation;
        return Mean(Log(deviation) + 0.5 * z * z + 0.5 * Math.Log(2 * Math.PI));
    }

    public static Vector Predict(Vector y)
    {
        var (mean, s) = Split(y);
        return Concat(mean, Softplus(s) + 1e-6);
    }

    public static Vector Point(Vector y) => Split(y).Mean;

    public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector z)
    {
        var (mean, s) = Split(y);
        return mean + (Softplus(s) + 1e-6) * z;
    }

    private static (Vector Mean, Vector Scale) Split(Vector y) => (Part(y, 0, 2), Part(y, 1, 2));
}

/// <summary>The negative log-likelihood of Laplace's distribution: y = [μ; s], b = softplus(s) + least.</summary>
public sealed partial class Laplace : SequenceLoss
{
    public static Scalar Loss(Vector y, [Target(Width = 1)] Vector target, Scalar least) => Log(2 * Width(y, least)[0]) + Abs(target[0] - y[0]) / Width(y, least)[0];

    public static Vector Predict(Vector y, Scalar least) => Concat(y[..1], Width(y, least));

    public static Vector Point(Vector y) => y[..1];

    public static Vector Sample(Vector y, [Noise(NoiseDistribution.Exponential, Width = 1)] Vector e, [Noise(NoiseDistribution.Uniform, Width = 1)] Vector u, Scalar least) =>
        y[..1] + Width(y, least) * Select(u - 0.5, e, -e);

    private static Vector Width(Vector y, Scalar least) => Softplus(y[1..2]) + least;
}

/// <summary>Newey and Powell's asymmetric squares.</summary>
public sealed partial class Expectile : SequenceLoss
{
    public static Scalar Loss(Vector y, Vector target, Scalar level)
    {
        var e = target - y;
        return Mean(level * Relu(e) * Relu(e) + (1 - level) * Relu(-e) * Relu(-e));
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, BatchSize = 4, Precision = Precision.Double)]
[Input(2)]
[Elman(4)]
[Dense(2)]
[Loss<StudentLike>(3, 0.5)]
public sealed partial class Heteroscedastic;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, BatchSize = 4, Precision = Precision.Double)]
[Input(2)]
[Gru(4)]
[Dense(2)]
[Loss<Normal>]
public sealed partial class OwnGaussian;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, BatchSize = 4, Precision = Precision.Double)]
[Input(2)]
[Gru(4)]
[Dense(2)]
[Loss(LossKind.Gaussian)]
public sealed partial class BuiltInGaussian;

[RecurrentNetwork(Steps = 1, BatchSize = 50)]
[Input(1)]
[Elman(8)]
[Dense(1, Name = "high")]
[Dense(1, Name = "mean", From = "elman")]
[Loss<Expectile>(0.9, Of = "high", NormalizeTargets = true)]
[Loss(LossKind.MeanSquaredError, Of = "mean")]
public sealed partial class Margins;

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 4, OutputSteps = 3, BatchSize = 2, Precision = Precision.Double)]
[Input(1)]
[Gru(4)]
[Decoder]
[Gru(4)]
[Dense(2)]
[Loss<Normal>]
public sealed partial class Spread;

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 4, OutputSteps = 3, BatchSize = 2, Precision = Precision.Double)]
[Input(1)]
[Gru(4)]
[Decoder]
[Gru(4)]
[Dense(2)]
[Loss(LossKind.Gaussian)]
public sealed partial class BuiltInSpread;

[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = 2, OutputSteps = 2, BatchSize = 100, Precision = Precision.Double)]
[Input(1)]
[Gru(4)]
[Decoder]
[Gru(4)]
[Dense(2)]
[Loss<Laplace>(0.1)]
public sealed partial class Heavy;

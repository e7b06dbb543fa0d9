using PublishedModels;
using RnnGen.Equations;

namespace RnnGen.Integration.Tests.Published;

/// <summary>One weight on several slices, parts of matrices that nobody reads, a constant matrix: the frame network of Silero VAD as one layer.</summary>
public sealed class SpeechFrameTests
{
    /// <summary>Sums of up to 387 terms in another order, five after each other.</summary>
    private const double Rounding = 1e-12;

    [Fact]
    public void EmittedLayer_IsThatOfItsMethod()
    {
        var network = new Speech(seed: 1);
        Weights.Draw(network.Engine.Parameters, seed: 1);
        var sound = Sound(2);
        var outputs = new double[2 * 128];
        network.Predict(sound, outputs);
        for (var t = 0; t < 2; t++)
        {
            var x = new Vector(sound[(t * SpeechFrame.Samples)..((t + 1) * SpeechFrame.Samples)]);
            var expected = SpeechFrame.Apply(x, Matrix("basis"), Matrix("w1"), Vector("b1"), Matrix("w2"), Vector("b2"), Matrix("w3"), Vector("b3"), Matrix("w4"), Vector("b4"));
            Assert.Equal(expected.ToArray(), outputs[(t * 128)..((t + 1) * 128)], (a, b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(a)));
        }

        Vector Vector(string name) => new(NumbersOf(name));
        Matrix Matrix(string name) => new(network.Parameters["speechframe." + name].Shape[0], network.Parameters["speechframe." + name].Shape[1], NumbersOf(name));
        double[] NumbersOf(string name)
        {
            var tensor = network.Parameters["speechframe." + name];
            var numbers = new double[tensor.Length];
            tensor.CopyTo(numbers);
            return numbers;
        }
    }

    private static double[] Sound(int frames) => [.. Enumerable.Range(0, frames * SpeechFrame.Samples).Select(n => Math.Round(1024 * Math.Sin(0.1 * n) * Math.Cos(0.037 * n)) / 1024)];
}

/// <summary>The layer alone.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 2, BatchSize = 2, Precision = Precision.Double)]
[Input(SpeechFrame.Samples)]
[Layer<SpeechFrame>]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Speech;

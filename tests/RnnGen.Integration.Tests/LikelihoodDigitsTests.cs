namespace RnnGen.Integration.Tests;

/// <summary>Likelihoods in single precision, against sums in double precision: where a distribution approaches a simpler one, its parameter is large and must not take the digits of the others.</summary>
public sealed class LikelihoodDigitsTests
{
    /// <summary>The roundings of a result: that of each operation, of the largest term that is added.</summary>
    private const double Rounding = 16.0 / (1 << 24);

    /// <summary>With a large r the negative binomial is nearly Poisson's distribution.</summary>
    [Theory]
    [InlineData(50, 3, 40)]
    [InlineData(50, 1e3, 40)]
    [InlineData(50, 1e4, 0)]
    [InlineData(2, 1e4, 3)]
    [InlineData(50, 1e6, 40)]
    [InlineData(1e4, 1e6, 9800)]
    public void NegativeBinomial_KeepsItsDigits(double mean, double shape, int count)
    {
        var network = new CountNetwork();
        new float[] { 1, 0, 0, 1, 0, 0 }.CopyTo(network.Parameters.Values);
        float[] inputs = [Inverse(mean), Inverse(shape)], outputs = new float[2], targets = [count];
        network.Predict(inputs, outputs);
        var (μ, r) = ((double)outputs[0], (double)outputs[1]);
        var (expected, largest) = (r * LogOfSuccessor(μ / r), count * Math.Abs(Math.Log(r)));
        for (var i = 0; i < count; i++)
        {
            expected -= Math.Log((r + i) / (μ + r) * (μ / (i + 1)));
        }

        Assert.Equal(expected, network.Evaluate(new SequenceBatch<float> { Inputs = inputs, Targets = targets }), Rounding * (largest + μ + 1));
    }

    /// <summary>With many degrees of freedom Student's t is nearly the normal distribution.</summary>
    [Theory]
    [InlineData(4, 2.5)]
    [InlineData(1e3, 4)]
    [InlineData(1e6, 4)]
    [InlineData(1e6, 0.01)]
    public void StudentT_KeepsItsDigits(double freedom, double target)
    {
        var network = new HeavyTailNetwork();
        new float[] { 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0 }.CopyTo(network.Parameters.Values);
        float[] inputs = [0, Inverse(1), Inverse(freedom - 2)], outputs = new float[3], targets = [(float)target];
        network.Predict(inputs, outputs);
        var (σ, ν) = ((double)outputs[1], (double)outputs[2]);
        var z = targets[0] / σ;

        // log Γ((ν + 1) / 2) - log Γ(ν / 2), by the recurrence from where its series needs no more than these terms.
        var (ratio, x) = (0.0, ν / 2);
        for (; x < 1e4; x++)
        {
            ratio -= Math.Log((x + 0.5) / x);
        }

        ratio += (0.5 * Math.Log(x)) - (1 / (8 * x)) + (1 / (192 * x * x * x));
        var expected = Math.Log(σ) + (0.5 * Math.Log(Math.PI * ν)) + (0.5 * (ν + 1) * LogOfSuccessor(z * z / ν)) - ratio;
        Assert.Equal(expected, network.Evaluate(new SequenceBatch<float> { Inputs = inputs, Targets = targets }), Rounding * (Math.Log(ν) + (z * z) + 1));
    }

    /// <summary>log(1 + a), of so many terms of the series that those of small a are exact.</summary>
    private static double LogOfSuccessor(double a) => a > 1e-2 ? Math.Log(1 + a) : a * (1 - (a * (0.5 - (a * ((1 / 3.0) - (a * (0.25 - (a * (0.2 - (a / 6))))))))));

    /// <summary>The s with softplus(s) = y.</summary>
    private static float Inverse(double y) => (float)(y > 30 ? y : Math.Log(Math.Exp(y) - 1));
}

[RecurrentNetwork(Shape = SequenceShape.OneToOne, Steps = 1, BatchSize = 1)]
[Input(2)]
[Dense(2)]
[Loss(LossKind.NegativeBinomial)]
public sealed partial class CountNetwork;

[RecurrentNetwork(Shape = SequenceShape.OneToOne, Steps = 1, BatchSize = 1)]
[Input(3)]
[Dense(3)]
[Loss(LossKind.StudentT)]
public sealed partial class HeavyTailNetwork;

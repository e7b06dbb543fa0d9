using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Predictions of normalized targets are in the targets' units: values are moved and scaled, deviations scaled, and what has no unit stays.</summary>
public sealed class OutputUnitTests
{
    /// <summary>Products and sums of double precision.</summary>
    private const double Rounding = 1e-12;

    [Theory]
    [InlineData("LossGaussian", "VVSS")]
    [InlineData("LossStudentT", "VVSSNN")]
    [InlineData("LossMixture", "NNNVVVVVVSSSSSS")]
    [InlineData("LossQuantilesOfFeatures", "VVVVVV")]
    public void Outputs_HaveTheUnitsOfTheTargets(string name, string units)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var batch = Batches.Of(engine.Layout).First().As<double>();
        var count = Batches.Of(engine.Layout).First().Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize;
        var (plain, given) = (new double[count], new double[count]);
        engine.Predict(batch.Batch, plain);
        double[] mean = [100, -7], scale = [3, 0.25];
        engine.Normalization = new(targetMean: mean, targetScale: scale);
        engine.Predict(batch.Batch, given);

        for (var i = 0; i < plain.Length; i++)
        {
            var (column, feature) = (i % units.Length, (i % units.Length - units.IndexOf(units[i % units.Length], StringComparison.Ordinal)) % 2);
            var expected = units[column] switch
            {
                'V' => mean[feature] + (scale[feature] * plain[i]),
                'S' => scale[feature] * plain[i],
                _ => plain[i],
            };
            Assert.Equal(expected, given[i], Rounding * Math.Abs(expected));
        }
    }

    /// <summary>Counts stay counts.</summary>
    [Theory]
    [InlineData("LossPoisson")]
    [InlineData("LossNegativeBinomial")]
    [InlineData("LossHinge")]
    [InlineData("LossFocal")]
    public void CountsScoresAndClasses_AreNotNormalized(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var size = engine.Layout.TargetSize;
        Assert.Contains("cannot be normalized", Assert.Throws<ArgumentException>(() => engine.Normalization = new(targetMean: new double[size], targetScale: [.. Enumerable.Repeat(1.0, size)])).Message, StringComparison.Ordinal);
    }

    /// <summary>A target that a loss is not defined for is named.</summary>
    [Theory]
    [InlineData("LossPoisson", -1, "a count, finite and at least 0")]
    [InlineData("LossNegativeBinomial", double.PositiveInfinity, "a count, finite and at least 0")]
    [InlineData("LossHinge", 2, "-1 or 1")]
    public void Targets_AreThoseOfTheLoss(string name, double wrong, string expected)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var batch = Batches.Of(engine.Layout).First();
        batch.Targets[1] = wrong;
        Assert.Contains($"targets[1]: expected {expected}", Assert.Throws<ArgumentOutOfRangeException>(() => engine.Evaluate(batch.As<double>().Batch)).Message, StringComparison.Ordinal);
    }
}

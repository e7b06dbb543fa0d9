namespace RnnGen.Tests.Data;

public sealed class NormalizationTests
{
    [Fact]
    public void Equality_IsThatOfTheNumbers()
    {
        var first = new Normalization([1, 2], [3, 4], [5], [6]);
        Assert.Equal(first, new Normalization([1, 2], [3, 4], [5], [6]));
        Assert.Equal(first.GetHashCode(), new Normalization([1, 2], [3, 4], [5], [6]).GetHashCode());
        Assert.NotEqual(first, new Normalization([1, 2], [3, 4], [5], [7]));
        Assert.NotEqual(first, new Normalization([1, 2], [3, 4]));
        Assert.Equal(Normalization.Identity, new Normalization());
        Assert.False(first.Equals(null));
    }

    [Fact]
    public void Arrays_AreCopied()
    {
        double[] mean = [1];
        var normalization = new Normalization(mean, [2]);
        mean[0] = 9;
        Assert.Equal([1.0], normalization.InputMean);
    }

    [Theory]
    [InlineData(0, "inputScale[1]: expected a finite number above 0; given 0.")]
    [InlineData(-1.5, "inputScale[1]: expected a finite number above 0; given -1.5.")]
    [InlineData(double.NaN, "inputScale[1]: expected a finite number above 0; given NaN.")]
    [InlineData(double.PositiveInfinity, "inputScale[1]: expected a finite number above 0; given Infinity.")]
    public void Scales_AreFiniteAndAboveZero(double scale, string message) => Assert.StartsWith(
        message, Assert.Throws<ArgumentException>("inputScale", () => new Normalization([0, 0], [1, scale])).Message, StringComparison.Ordinal);

    [Fact]
    public void MeansAndScales_ComeTogether()
    {
        Assert.Throws<ArgumentException>("targetScale", static () => new Normalization(targetMean: [1]));
        Assert.Throws<ArgumentException>("inputScale", static () => new Normalization([1, 2], [1]));
        Assert.Throws<ArgumentException>("targetMean", static () => new Normalization(targetMean: [double.NaN], targetScale: [1]));
    }
}

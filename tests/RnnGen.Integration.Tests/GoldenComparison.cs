using System.Text.Json;
using RnnGen.Runtime;

namespace RnnGen.Integration.Tests;

/// <summary>A network beside a file of PyTorch's numbers.</summary>
internal static class GoldenComparison
{
    /// <summary>Two computations, each as far from the exact result.</summary>
    public static double Bound(int roundings) => 2 * roundings * RoundingBound.Unit<double>();

    public static double GradientBound(NetworkEngine<double> engine, JsonElement golden, int rows)
    {
        var gradients = golden.GetProperty("gradients");
        var largest = gradients.EnumerateObject().SelectMany(tensor => GoldenCase.Values(gradients, tensor.Name)).Max(Math.Abs);
        return Bound(RoundingBound.Gradient(engine.Layout, rows)) * Math.Max(1, largest);
    }

    /// <summary>Gives a network the file's weights: all of them, of the same names and shapes.</summary>
    public static void CopyWeights(JsonElement golden, ParameterSet<double> parameters)
    {
        var weights = golden.GetProperty("weights");
        Assert.Equal(weights.EnumerateObject().Select(tensor => tensor.Name).Order(StringComparer.Ordinal), parameters.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        foreach (var tensor in parameters.Tensors)
        {
            Assert.Equal(weights.GetProperty(tensor.Name).GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()), tensor.Shape);
            tensor.CopyFrom(GoldenCase.Values(weights, tensor.Name));
        }
    }

    public static void CloseAll(JsonElement expected, ParameterSet<double> actual, double bound)
    {
        foreach (var tensor in actual.Tensors)
        {
            var values = new double[tensor.Length];
            tensor.CopyTo(values);
            Close(GoldenCase.Values(expected, tensor.Name), values, bound, tensor.Name);
        }
    }

    public static void Close(double[] expected, double[] actual, double bound, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= bound * Math.Max(1, Math.Abs(expected[i])),
                FormattableString.Invariant($"{what}[{i}] is {actual[i]:R}, PyTorch has {expected[i]:R}; off by {Math.Abs(expected[i] - actual[i]):E2}, allowed {bound:E2}"));
        }
    }
}

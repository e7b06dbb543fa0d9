using RnnGen.Runtime;

namespace RnnGen.Tests;

public sealed class AdaptiveClippingTests
{
    // 150 rows in two blocks, so that more than one bunch of rows is at work in either; column after column, and row after row.
    private static readonly NetworkLayout Layout = FlatLayouts.Vectors(0) with
    {
        ParameterCount = 150 * 7 + 9 * 4 + 5,
        ParameterLength = 160 * 7 + 9 * 4 + 16,
        Tensors =
        [
            new("lstm.weight", [150, 7], [Block(0, 80, 1, 160), Block(80, 70, 1, 160)], 0, 0),
            new("embedding.weight", [9, 4], [Block(160 * 7, 9, 4, 1)], 0, 0),
            new("lstm.bias", [5], [Block(160 * 7 + 9 * 4, 5, 1, 1)], 0, 0),
        ],
    };

    [Theory]
    [InlineData(0.01, 1e-3)]
    [InlineData(0.5, 0.2)]
    [InlineData(3, 1e-3)]
    public void EachUnit_IsScaledByWhatItIsToItsWeights(double limit, double leastNorm)
    {
        var (gradients, weights) = (FlatLayouts.Filled<double>(Layout, 3), FlatLayouts.Filled<double>(Layout, 4));

        // A unit whose weights are 0, one whose gradient is 0, and one whose gradient is small.
        ScaleRow(weights.Tensors[0], 17, 0);
        ScaleRow(gradients.Tensors[0], 100, 0);
        ScaleRow(gradients.Tensors[1], 3, 1e-5);
        var before = gradients.Tensors.Select(Rows).ToArray();
        GradientClipping.Adaptive(limit, leastNorm).Apply(gradients, weights);

        for (var i = 0; i < before.Length; i++)
        {
            foreach (var (g, w, clipped) in before[i].Zip(Rows(weights.Tensors[i]), Rows(gradients.Tensors[i])))
            {
                var (ofGradient, most) = (Norm(g), limit * Math.Max(Norm(w), leastNorm));
                var factor = ofGradient > most ? most / ofGradient : 1;
                for (var j = 0; j < g.Length; j++)
                {
                    // Sums of at most 7 squares in another order, halved by the root, and five roundings.
                    Assert.Equal(g[j] * factor, clipped[j], Math.Abs(g[j]) * 20 * 2.3e-16);
                }
            }
        }

        Assert.Equal(before[1][3], Rows(gradients.Tensors[1])[3]);
    }

    [Fact]
    public void SmallGradients_KeepTheirBits()
    {
        var (gradients, weights) = (FlatLayouts.Filled<float>(Layout, 3), FlatLayouts.Filled<float>(Layout, 4));
        var before = gradients.Values.ToArray();
        GradientClipping.Adaptive(1e6).Apply(gradients, weights);
        Assert.Equal(before, gradients.Values.ToArray());
    }

    [Fact]
    public void WithoutWeights_ItSaysWhatToDo()
    {
        var gradients = FlatLayouts.Filled<float>(Layout, 3);
        var error = Assert.Throws<InvalidOperationException>(() => GradientClipping.Adaptive().Apply(gradients));
        Assert.Contains("Apply(gradients, weights)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gradients", () => GradientClipping.Adaptive().Apply(gradients, new ParameterSet<float>(FlatLayouts.Vectors(3))));
    }

    private static TensorBlock Block(int offset, int rows, int rowStride, int columnStride) => new(offset, rows, rowStride, columnStride, Initializer.Zeros, 0);

    private static double Norm(double[] numbers) => Math.Sqrt(numbers.Sum(number => number * number));

    /// <summary>The rows of a matrix; a vector is one row.</summary>
    private static double[][] Rows(ParameterTensor<double> tensor)
    {
        var elements = new double[tensor.Length];
        tensor.CopyTo(elements);
        return [.. elements.Chunk(tensor.Shape[^1])];
    }

    private static void ScaleRow(ParameterTensor<double> tensor, int row, double factor)
    {
        for (var column = 0; column < tensor.Shape[1]; column++)
        {
            tensor[row, column] *= factor;
        }
    }
}

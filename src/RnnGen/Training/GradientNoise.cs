using System.Globalization;
using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen;

/// <summary>
/// Noise that is added to gradients (Neelakantan et al., "Adding gradient noise improves learning for very deep networks", 2015): every gradient of step t, from 0 on,
/// gets a number of its own from the normal distribution of mean 0 and variance eta / (1 + t)^gamma. It helps networks out of poor beginnings.
/// </summary>
/// <remarks>
/// The numbers are a function of seed, step, tensor and element alone (Philox), so that a resumed run draws what the uninterrupted one would have drawn.
/// </remarks>
public sealed class GradientNoise
{
    private const uint Purpose = 0x6E6F6973;

    /// <summary>Describes the noise.</summary>
    /// <param name="eta">The variance at step 0, above 0; the paper chooses among 0.01, 0.3 and 1.</param>
    /// <param name="gamma">The rate at which the variance falls, at least 0; the paper's 0.55.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public GradientNoise(double eta = 0.01, double gamma = 0.55)
    {
        Eta = Hyperparameter.Positive(eta);
        Gamma = Hyperparameter.NotNegative(gamma);
    }

    /// <summary>The variance at step 0.</summary>
    public double Eta { get; }

    /// <summary>The rate at which the variance falls.</summary>
    public double Gamma { get; }

    /// <summary>The standard deviation of a step's noise.</summary>
    /// <param name="step">The step, from 0 on.</param>
    /// <returns>The square root of the variance, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double Deviation(long step) => Math.Sqrt(Eta / ExactFunctions.Power(1.0 + Hyperparameter.AtLeast(0L, step), Gamma));

    /// <summary>Adds a step's noise, in place. Allocates nothing.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="step">The step, from 0 on.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public void Add<T>(ParameterSet<T> gradients, int seed, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        var deviation = Deviation(step);
        var philox = new Philox(unchecked((uint)seed), Purpose);
        var tensors = gradients.Tensors;
        for (var i = 0; i < tensors.Count; i++)
        {
            var hash = PhiloxStream.Fnv1a(tensors[i].Name);
            var ofTensor = philox.Derive((uint)hash, (uint)(hash >> 32), unchecked((uint)step), unchecked((uint)(step >> 32)));
            Add(tensors[i], gradients.Values, ofTensor, deviation);
        }
    }

    /// <summary>The name and the numbers, so that a checkpoint can tell whether it belongs to this noise.</summary>
    /// <returns>The text; the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"GradientNoise(eta: {Eta:R}, gamma: {Gamma:R})");

    /// <summary>The elements take their numbers in logical row-major order, so that these do not depend on where the network keeps an element.</summary>
    private static void Add<T>(ParameterTensor<T> tensor, Span<T> values, Philox philox, double deviation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[NormalNumbers.Batch];
        var (next, counter) = (NormalNumbers.Batch, 0u);
        var blocks = tensor.Layout.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            for (var row = 0; row < block.Rows; row++)
            {
                var offset = block.Offset + (row * block.RowStride);
                for (var column = 0; column < tensor.Columns; column++, offset += block.ColumnStride, next++)
                {
                    if (next == NormalNumbers.Batch)
                    {
                        NormalNumbers.Fill(numbers, philox, counter, LaneWidths.Best);
                        (next, counter) = (0, counter + NormalNumbers.Counters);
                    }

                    values[offset] += Scalar.FromDouble<T>(deviation * numbers[next]);
                }
            }
        }
    }
}

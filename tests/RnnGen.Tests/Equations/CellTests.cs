using RnnGen.Equations;

namespace RnnGen.Tests.Equations;

/// <summary>Whole cells, run as C#, against loops over arrays.</summary>
public sealed class CellTests
{
    private const int Inputs = 3;
    private const int Units = 4;

    /// <summary>2^-53: what one rounding changes, relatively.</summary>
    private const double Rounding = 1.1102230246251565e-16;

    [Fact]
    public void MinimalGatedUnit_IsItsEquations()
    {
        var numbers = new Random(5);
        var (wf, uf, bf) = (Numbers(numbers, Units * Inputs), Numbers(numbers, Units * Units), Numbers(numbers, Units));
        var (wh, uh, bh) = (Numbers(numbers, Units * Inputs), Numbers(numbers, Units * Units), Numbers(numbers, Units));
        var h = new double[Units];
        for (var step = 0; step < 6; step++)
        {
            var x = Numbers(numbers, Inputs);
            var eager = MinimalGatedUnit.Step(
                new(x), new(h), new(Units, Inputs, wf), new(Units, Units, uf), new(bf), new(Units, Inputs, wh), new(Units, Units, uh), new(bh));

            var f = Sums(wf, x, uf, h, bf).Select(a => 1 / (1 + Math.Exp(-a))).ToArray();
            var candidate = Sums(wh, x, uh, [.. f.Zip(h, (f, h) => f * h)], bh).Select(Math.Tanh).ToArray();
            h = [.. Enumerable.Range(0, Units).Select(i => h[i] + (f[i] * (candidate[i] - h[i])))];

            // A gate's sum has 8 terms of at most 1, in either order within 8 * 8 roundings; the gate within a quarter of both, so the candidate's sum, which multiplies four
            // of them, within 4 * 32 more; what is left are a few roundings of numbers of at most 2.
            Assert.All(h.Zip(eager.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 512 * Rounding));
        }
    }

    [Fact]
    public void MatrixMemory_ReadsWhatItWrote()
    {
        // A value is written under a unit key; asked for with that key, it comes back, and nothing under another one.
        var (c, h) = (Matrix.Zeros(2, 3), Vector.Zeros(2));
        (h, c) = Memory.Step(new(1, 0, 0), (h, c), new(2, 3, [5, 0, 0, -7, 0, 0]));
        Assert.Equal([5.0, -7], h.ToArray());
        Assert.Equal([5.0, 0, 0, -7, 0, 0], c.ToArray());

        (h, c) = Memory.Step(new(0, 1, 0), (h, c), new(2, 3, [0, 9, 0, 0, 4, 0]));
        Assert.Equal([9.0, 4], h.ToArray());
        Assert.Equal([2.5, 9, 0, -3.5, 4, 0], c.ToArray());
    }

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    /// <summary>W x + U h + b.</summary>
    private static IEnumerable<double> Sums(double[] w, double[] x, double[] u, double[] h, double[] b) => b.Select((bias, i) =>
        x.Select((element, j) => w[(i * x.Length) + j] * element).Sum() + h.Select((element, j) => u[(i * h.Length) + j] * element).Sum() + bias);

    private sealed class MinimalGatedUnit : RecurrentCell
    {
        public static Vector Step(
            Vector x, [State] Vector h,
            [Weight] Matrix wf, [Recurrent] Matrix uf, [Bias] Vector bf,
            [Weight] Matrix wh, [Recurrent] Matrix uh, [Bias] Vector bh)
        {
            var f = Sigmoid((wf * x) + (uf * h) + bf);
            var candidate = Tanh((wh * x) + (uh * (f * h)) + bh);
            return ((1 - f) * h) + (f * candidate);
        }
    }

    private sealed class Memory : RecurrentCell
    {
        public static (Vector H, Matrix C) Step(Vector x, [State] (Vector H, Matrix C) s, [Weight] Matrix w)
        {
            var c = (0.5 * s.C) + Outer(w * x, x);
            return (c * x, c);
        }
    }
}

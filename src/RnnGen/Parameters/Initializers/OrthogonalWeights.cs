using System.Numerics;
using System.Runtime.CompilerServices;
using RnnGen.Runtime;

namespace RnnGen.Initializers;

/// <summary>
/// A matrix with orthonormal rows (or columns, where there are fewer of them) times gain, uniformly distributed over such matrices (Saxe et al., 2014): normal vectors,
/// orthogonalised one after another by modified Gram-Schmidt. Each is projected twice, after which it is orthogonal to rounding
/// ("twice is enough", Kahan; Parlett 1980). Positive norms on the diagonal of R make the distribution the uniform one.
/// </summary>
internal sealed class OrthogonalWeights : WeightSource
{
    private readonly double[][] _vectors;
    private readonly bool _vectorsAreRows;
    private readonly int _columns;
    private readonly double _gain;
    private int _next;

    public OrthogonalWeights(PhiloxStream random, int rows, int columns, double gain)
    {
        _vectorsAreRows = rows <= columns;
        _columns = columns;
        _gain = gain;
        _vectors = new double[Math.Min(rows, columns)][];
        var normal = new NormalWeights(random, 1);
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = Draw(normal, Math.Max(rows, columns));
            Orthonormalize(_vectors[i], _vectors.AsSpan(0, i));
        }
    }

    public override double Next()
    {
        var (row, column) = (_next / _columns, _next % _columns);
        _next++;
        return _gain * (_vectorsAreRows ? _vectors[row][column] : _vectors[column][row]);
    }

    private static double[] Draw(NormalWeights normal, int length)
    {
        var vector = new double[length];
        for (var i = 0; i < length; i++)
        {
            vector[i] = normal.Next();
        }

        return vector;
    }

    // Optimized at once: 64 units take 16,000 projections, all of them before a tier could change.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Orthonormalize(double[] vector, ReadOnlySpan<double[]> earlier)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var unit in earlier)
            {
                Add(vector, unit, -Reductions.Dot<double>(vector, unit));
            }

            var scale = 1 / Math.Sqrt(Reductions.Dot<double>(vector, vector));
            for (var i = 0; i < vector.Length; i++)
            {
                vector[i] *= scale;
            }
        }
    }

    // vector += factor * other, with two roundings at every width.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Span<double> vector, ReadOnlySpan<double> other, double factor)
    {
        var i = 0;
        for (; i <= vector.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(vector[i..]) + new Vector<double>(other[i..]) * factor).CopyTo(vector[i..]);
        }

        for (; i < vector.Length; i++)
        {
            vector[i] += other[i] * factor;
        }
    }
}

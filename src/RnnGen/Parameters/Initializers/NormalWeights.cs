using System.Runtime.CompilerServices;
using RnnGen.Runtime;

namespace RnnGen.Initializers;

/// <summary>
/// Normal with mean 0, by the polar method (Marsaglia and Bray, 1964): of a point drawn in the unit disc, both coordinates times
/// sqrt(-2 ln s / s), s the squared radius, are independent and normal. It needs no sine, so every platform draws the same bits.
/// </summary>
internal sealed class NormalWeights(PhiloxStream random, double deviation) : WeightSource
{
    private double _spare = double.NaN;

    public override double Next() => deviation * NextStandard();

    // Optimized at once: the weights of one layer take thousands of numbers, all of them before a tier could change.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double NextStandard()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        double u, v, s;
        do
        {
            u = 2 * random.NextUniform() - 1;
            v = 2 * random.NextUniform() - 1;
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);

        var factor = Math.Sqrt(-2 * ExactFunctions.Log(s) / s);
        _spare = v * factor;
        return u * factor;
    }
}

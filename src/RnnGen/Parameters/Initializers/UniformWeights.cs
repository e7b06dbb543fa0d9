using RnnGen.Runtime;

namespace RnnGen.Initializers;

/// <summary>Uniform in ±bound.</summary>
internal sealed class UniformWeights(PhiloxStream random, double bound) : WeightSource
{
    public override double Next() => (2 * random.NextUniform() - 1) * bound;
}

namespace RnnGen.Initializers;

/// <summary>The same weight everywhere.</summary>
internal sealed class ConstantWeights(double value) : WeightSource
{
    public override double Next() => value;
}

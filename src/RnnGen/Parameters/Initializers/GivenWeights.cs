namespace RnnGen.Initializers;

/// <summary>Numbers that are there already, one after the other.</summary>
internal sealed class GivenWeights(double[] numbers) : WeightSource
{
    private int _next;

    public override double Next() => numbers[_next++];
}

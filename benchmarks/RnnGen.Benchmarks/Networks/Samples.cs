namespace RnnGen.Benchmarks.Networks;

/// <summary>The numbers that every contender is given: from -1 to 1, without a pattern that a network would learn soon.</summary>
internal static class Samples
{
    /// <summary>[rows, steps, features].</summary>
    public static float[] Inputs(NetworkShape shape) => Numbers(shape.Rows * shape.Steps * shape.Inputs);

    /// <summary>[rows, output steps].</summary>
    public static float[] Targets(NetworkShape shape) => Numbers(shape.Rows * shape.OutputSteps);

    private static float[] Numbers(int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = (((i * 7919L) % 2001) - 1000) / 1000f;
        }

        return numbers;
    }
}

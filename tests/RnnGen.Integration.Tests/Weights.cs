using System.Numerics;

namespace RnnGen.Integration.Tests;

internal static class Weights
{
    /// <summary>Draws every tensor, biases too, from ±min(0.8, 1.5 / sqrt(columns)), as multiples of 1/1024 that are not 0.</summary>
    public static void Draw<T>(ParameterSet<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        foreach (var tensor in parameters.Tensors)
        {
            var columns = tensor.Shape.Count == 2 ? tensor.Shape[1] : 4;
            var most = (int)(1024 * Math.Min(0.8, 1.5 / Math.Sqrt(columns)));
            for (var i = 0; i < tensor.Length; i++)
            {
                var magnitude = random.Next(most / 8, most) / 1024.0;
                tensor[i] = T.CreateTruncating(random.Next(2) == 0 ? magnitude : -magnitude);
            }
        }
    }
}

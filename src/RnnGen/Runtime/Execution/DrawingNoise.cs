using System.Numerics;
using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>The random numbers that a decoder is given to draw from. A function of seed, path, row, output step and place alone, whatever rows and paths are computed together.</summary>
internal static class DrawingNoise
{
    private const uint Purpose = 0x67756D62;

    /// <summary>The largest number below 1 in single precision: a level of 1 has no quantile.</summary>
    private const double Below1 = 1 - (1.0 / (1 << 24));

    /// <summary>Checks how many paths are wanted.</summary>
    public static void CheckPaths(DecodingOptions options)
    {
        if (options.Paths < 1)
        {
            throw new ArgumentException(Invariant($"options.Paths: expected 1 or more; given {options.Paths}."), nameof(options));
        }

        if (options.Paths > 1 && options.Temperature == 0)
        {
            throw new ArgumentException(Invariant($"options.Paths: without a Temperature nothing is drawn, and {options.Paths} paths are the same; set Temperature = 1."), nameof(options));
        }
    }

    /// <summary>Fills in the numbers for the rows of a pass.</summary>
    public static void Draw<T>(NetworkLayout network, Workspace<T> workspace, DecodingOptions options, DrawnRows drawn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var philox = new Philox(unchecked((uint)options.Seed), Purpose);
        var width = WidthOf(network);
        for (var t = 0; t < network.OutputSteps; t++)
        {
            for (var row = 0; row < drawn.Count; row++)
            {
                var noise = workspace.Values.Slice(network.Place(workspace.Layout, workspace.Layout.Noise, width, t, row), width);
                var k = 0;
                foreach (var part in network.NoiseParts)
                {
                    for (var end = k + part.Width; k < end; k++)
                    {
                        noise[k] = Scalar.FromDouble<T>(Number(part.Kind, options.Temperature, philox[(uint)k, (uint)drawn.RowOf(row), (uint)t, (uint)drawn.PathOf(row)]));
                    }
                }
            }
        }
    }

    /// <summary>Takes the noise away again: workspaces are shared.</summary>
    public static void Clear<T>(NetworkLayout network, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var shard = 0; shard < network.Shards; shard++)
        {
            var noise = workspace.Layout.Noise + (shard * workspace.Layout.Length);
            workspace.Values.Slice(noise, network.OutputSteps * network.ShardRows * WidthOf(network)).Clear();
        }
    }

    private static int WidthOf(NetworkLayout network)
    {
        var width = 0;
        foreach (var part in network.NoiseParts)
        {
            width += part.Width;
        }

        return width;
    }

    private static double Number(NoiseKind kind, double temperature, (uint A, uint B, uint C, uint D) bits) => kind switch
    {
        NoiseKind.Flag => 1,
        NoiseKind.Gumbel => temperature * -ExactFunctions.Log(-ExactFunctions.Log(Uniform(bits.A, bits.B))),
        NoiseKind.Normal => Math.Sqrt(-2 * ExactFunctions.Log(Uniform(bits.A, bits.B))) * ExactFunctions.CosinePi(Uniform(bits.C, bits.D)),
        NoiseKind.Exponential => -ExactFunctions.Log(Uniform(bits.A, bits.B)),
        NoiseKind.Cosine => ExactFunctions.CosinePi(Uniform(bits.A, bits.B)),
        NoiseKind.Uniform => Math.Min(Uniform(bits.A, bits.B), Below1),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of noise."),
    };

    /// <summary>Of 2^52 numbers, none is 0 or 1.</summary>
    private static double Uniform(uint high, uint low) => ((((ulong)high << 20) | (low >> 12)) + 0.5) * (1.0 / (1UL << 52));
}

using RnnGen.Runtime;

namespace RnnGen.Tests.Testing;

/// <summary>Engines of <see cref="LeakyProgram{T}"/>, numbers to feed them, and what they must answer.</summary>
internal static class Leaky
{
    public static NetworkEngine<double> Engine(LeakyLayout layout, int seed = 1) => new(new LeakyProgram<double>(layout), seed);

    public static NetworkEngine<float> SingleEngine(LeakyLayout layout, int seed = 1) => new(new LeakyProgram<float>(layout), seed);

    /// <summary>A file of the weight [3, 2] and the bias [3] of the default layout, in a dtype.</summary>
    public static byte[] File(string type, double[] values)
    {
        byte[] data = [.. values.SelectMany(value => type switch
        {
            "F16" => BitConverter.GetBytes((Half)value),
            "BF16" => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits((float)value) >> 16)),
            "F64" => BitConverter.GetBytes(value),
            _ => throw new ArgumentException(type),
        })];
        var (middle, end) = (data.Length / 9 * 6, data.Length);
        var header = $$"""{"leaky.weight":{"dtype":"{{type}}","shape":[3,2],"data_offsets":[0,{{middle}}]},"leaky.bias":{"dtype":"{{type}}","shape":[3],"data_offsets":[{{middle}},{{end}}]} }""";
        return [.. BitConverter.GetBytes((ulong)header.Length), .. System.Text.Encoding.UTF8.GetBytes(header), .. data];
    }

    /// <summary>Numbers of no particular pattern, of 3 decimals, between -1 and 1.</summary>
    public static double[] Numbers(int count, int from = 1) => [.. Enumerable.Range(from, count).Select(static i => i * 7919 % 2001 / 1000.0 - 1)];

    /// <summary>What a many-to-many network's logits are, [rows, steps, outputs], without layouts and masks: steps beyond a row's length are 0.</summary>
    public static double[] Logits(NetworkEngine<double> engine, double[] inputs, params int[] lengths)
    {
        var (steps, features, size) = (engine.Layout.Steps, engine.Layout.InputSize, engine.Layout.OutputSize);
        var (weight, bias) = (engine.Parameters["leaky.weight"], engine.Parameters["leaky.bias"]);
        var outputs = new double[lengths.Length * steps * size];
        for (var row = 0; row < lengths.Length; row++)
        {
            for (var o = 0; o < size; o++)
            {
                var s = 0.0;
                for (var t = 0; t < lengths[row]; t++)
                {
                    var sum = bias[o];
                    for (var i = 0; i < features; i++)
                    {
                        sum += inputs[(row * steps + t) * features + i] * weight[o, i];
                    }

                    s = s * 0.5 + sum;
                    outputs[(row * steps + t) * size + o] = s;
                }
            }
        }

        return outputs;
    }
}

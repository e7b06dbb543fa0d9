using RnnGen;

namespace Tasks;

/// <summary>Sets how open gates stand before training.</summary>
internal static class GateBias
{
    /// <summary>
    /// LSTM: forget gates that keep, for many steps, and input gates that are nearly shut, so that a state is not overwritten before training has found
    /// what to keep (Jozefowicz et al., 2015; Tallec and Ollivier, 2018).
    /// </summary>
    public static TNetwork Keep<TNetwork>(TNetwork network, double forget, double input)
        where TNetwork : IRecurrentNetwork<float>
    {
        // Gates stand one after the other: i, f, g, o.
        var bias = network.Parameters["lstm.bias_ih_l0"];
        var units = bias.Length / 4;
        Fill(bias, 0, units, input);
        Fill(bias, units, units, forget);
        return network;
    }

    /// <summary>GRU: update gates that keep.</summary>
    public static TNetwork Keep<TNetwork>(TNetwork network, double update)
        where TNetwork : IRecurrentNetwork<float>
    {
        // Gates stand one after the other: r, z, n.
        var bias = network.Parameters["gru.bias_ih_l0"];
        var units = bias.Length / 3;
        Fill(bias, units, units, update);
        return network;
    }

    private static void Fill(ParameterTensor<float> bias, int first, int count, double value)
    {
        for (var unit = first; unit < first + count; unit++)
        {
            bias[unit] = (float)value;
        }
    }
}

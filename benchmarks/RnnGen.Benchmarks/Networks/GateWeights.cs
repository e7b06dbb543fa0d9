using RnnGen.Runtime;

namespace RnnGen.Benchmarks.Networks;

/// <summary>Gives a cell that is written as equations the weights of the built-in one, whose tensors hold a block for each gate.</summary>
internal static class GateWeights
{
    private static readonly Dictionary<string, string> Tensors = new()
    {
        ["wi"] = "weight_ih_l0",
        ["wh"] = "weight_hh_l0",
        ["bi"] = "bias_ih_l0",
        ["bh"] = "bias_hh_l0",
    };

    /// <param name="equations">The network that is written as equations; its parameters are called wii for the gate i, as in PyTorch.</param>
    /// <param name="builtIn">The other one.</param>
    /// <param name="gates">The gates in the order of the built-in tensors.</param>
    public static IRecurrentNetwork<float> Copy(IRecurrentNetwork<float> equations, IRecurrentNetwork<float> builtIn, string gates)
    {
        var (to, from) = (equations.Engine.Parameters, builtIn.Engine.Parameters);
        foreach (var tensor in to.Tensors)
        {
            var name = tensor.Name[(tensor.Name.IndexOf('.') + 1)..];
            var isDense = tensor.Name.StartsWith("dense.", StringComparison.Ordinal);
            var source = from.Tensors.Single(other => isDense ? other.Name == tensor.Name : other.Name.EndsWith("." + Tensors[name[..2]], StringComparison.Ordinal));
            var first = isDense ? 0 : gates.IndexOf(name[2]) * tensor.Length;
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor[i] = source[first + i];
            }
        }

        return equations;
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.Peers.Torch;

/// <summary>The minimal gated unit as one writes a cell that PyTorch does not have: what depends on the inputs alone for all steps at once, the rest in a loop over them.</summary>
internal sealed class MinimalGatedLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _wf;
    private readonly Parameter _wh;
    private readonly Parameter _uf;
    private readonly Parameter _uh;
    private readonly Parameter _bf;
    private readonly Parameter _bh;

    public MinimalGatedLayer(int features, int units)
        : base(nameof(MinimalGatedLayer))
    {
        (_wf, _wh) = (Register("wf", units, features), Register("wh", units, features));
        (_uf, _uh) = (Register("uf", units, units), Register("uh", units, units));
        (_bf, _bh) = (Register("bf", units), Register("bh", units));
    }

    /// <summary>[steps, rows, features] to the last state, [rows, units].</summary>
    public override Tensor forward(Tensor inputs)
    {
        var xf = nn.functional.linear(inputs, _wf, _bf);
        var xh = nn.functional.linear(inputs, _wh, _bh);
        var h = zeros(inputs.shape[1], _bf.shape[0]);
        for (var t = 0; t < inputs.shape[0]; t++)
        {
            var f = sigmoid(xf[t] + nn.functional.linear(h, _uf));
            var candidate = tanh(xh[t] + nn.functional.linear(f * h, _uh));
            h = ((1 - f) * h) + (f * candidate);
        }

        return h;
    }

    private Parameter Register(string name, params long[] shape)
    {
        var parameter = new Parameter(zeros(shape));
        register_parameter(name, parameter);
        return parameter;
    }
}

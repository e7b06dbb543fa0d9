using RnnGen.Benchmarks.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.Peers.Torch;

/// <summary>One of our networks with PyTorch's modules and the same weights: a recurrent layer whose last output goes through a linear one.</summary>
internal sealed class TorchNetwork : nn.Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _last;
    private readonly TorchSharp.Modules.Linear _dense;

    /// <summary>Creates it from a network's initial weights.</summary>
    /// <exception cref="AbsentException">libtorch does not load here.</exception>
    public static TorchNetwork Of(Subject subject)
    {
        TorchLibrary.Open();
        var network = new TorchNetwork(subject.Layer);
        network.CopyFrom(subject.Open().Parameters);
        return network;
    }

    private TorchNetwork(LayerShape layer)
        : base(nameof(TorchNetwork))
    {
        // Layers are called what ours are, and so are their tensors.
        var name = layer.Cell.ToString().ToLowerInvariant();
        switch (layer.Cell)
        {
            case Cell.Lstm:
                var lstm = nn.LSTM(layer.Inputs, layer.Units);
                register_module(name, lstm);
                _last = inputs => lstm.call(inputs).Item1.select(0, -1);
                break;
            case Cell.Gru:
                var gru = nn.GRU(layer.Inputs, layer.Units);
                register_module(name, gru);
                _last = inputs => gru.call(inputs).Item1.select(0, -1);
                break;
            case Cell.MinimalGatedUnit:
                var unit = new MinimalGatedLayer(layer.Inputs, layer.Units);
                register_module(name, unit);
                _last = unit.call;
                break;
            default:
                throw new InvalidOperationException($"Not a cell that is compared with PyTorch's: {layer.Cell}.");
        }

        _dense = nn.Linear(layer.Units, 1);
        register_module("dense", _dense);
    }

    /// <summary>[steps, rows, features] to [rows, 1].</summary>
    public override Tensor forward(Tensor inputs) => _dense.call(_last(inputs));

    private void CopyFrom(ParameterSet<float> weights)
    {
        using var withoutGradients = no_grad();
        using var temporaries = NewDisposeScope();
        var own = named_parameters().ToDictionary(static entry => entry.name, static entry => entry.parameter);
        if (!own.Keys.Order().SequenceEqual(weights.Tensors.Select(static tensor => tensor.Name).Order()))
        {
            throw new InvalidOperationException($"The tensors are called {string.Join(", ", own.Keys)} there, {string.Join(", ", weights.Tensors.Select(static tensor => tensor.Name))} here.");
        }

        foreach (var tensor in weights.Tensors)
        {
            var values = new float[tensor.Length];
            tensor.CopyTo(values);
            own[tensor.Name].copy_(torch.tensor(values, [.. tensor.Shape.Select(static length => (long)length)]));
        }
    }
}

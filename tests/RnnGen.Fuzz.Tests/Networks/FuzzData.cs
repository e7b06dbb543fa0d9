using RnnGen.Fuzz.Tests.Generation;
using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>A batch and weights for a network. All numbers are multiples of 1/1024, so that they are the same in both precisions.</summary>
internal sealed class FuzzData
{
    private readonly FuzzNetwork _network;

    public FuzzData(FuzzNetwork network)
    {
        _network = network;
        var random = new Random(network.Number + 1);
        var positions = network.BatchSize * (network.IsManyToMany ? network.Steps : 1);
        Inputs = Draw(random, network.BatchSize * network.Steps * network.Inputs, 1024);
        Targets = Draw(random, positions * network.Outputs, 1024);
        Lengths = [.. Enumerable.Range(0, network.BatchSize).Select(_ => random.Next(network.Steps + 1))];
        foreach (var (name, rows, columns) in Tensors())
        {
            var most = (int)(1024 * Parameters.Magnitude(columns > 0 ? columns : 4));
            Weights.Add(name, Draw(random, rows * Math.Max(columns, 1), most));
        }
    }

    /// <summary>[rows, steps, features].</summary>
    public double[] Inputs { get; }

    public double[] Targets { get; }

    public int[] Lengths { get; }

    /// <summary>The tensors by name, row-major.</summary>
    public Dictionary<string, double[]> Weights { get; } = [];

    private IEnumerable<(string Name, int Rows, int Columns)> Tensors()
    {
        foreach (var layer in _network.Layers)
        {
            foreach (var direction in layer.Merge is null ? new[] { "" } : ["", "_reverse"])
            {
                foreach (var parameter in _network.Cell.Trained.Where(parameter => parameter.Role != Role.Bias || layer.HasBias))
                {
                    yield return ($"{layer.Name}.{parameter.TensorName}{direction}", parameter.Shape.Rows.In(layer.Widths), parameter.Shape.Kind == Kind.Matrix ? parameter.Shape.Columns.In(layer.Widths) : 0);
                }
            }
        }

        if (_network.Dense > 0)
        {
            yield return ("dense.weight", _network.Dense, _network.Layers[^1].Outputs);
            yield return ("dense.bias", _network.Dense, 0);
        }
    }

    private static double[] Draw(Random random, int count, int most) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-most, most + 1) / 1024.0)];
}

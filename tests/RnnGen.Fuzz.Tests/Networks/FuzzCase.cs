using RnnGen.Fuzz.Tests.Evaluation;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>A network and its numbers, well enough conditioned to be compared.</summary>
internal sealed record FuzzCase(FuzzNetwork Network, FuzzData Data)
{
    /// <summary>An error beyond which outputs say little: a part in 2^30.</summary>
    private const double MaxError = 1e-9;

    /// <summary>The case of a number. Where the equations magnify roundings too much, other equations take their place.</summary>
    public static FuzzCase Of(int number)
    {
        for (var draw = number; ; draw += 1_000_003)
        {
            var network = FuzzNetwork.Draw(draw) with { Number = number };
            var data = new FuzzData(network);
            if (IsConditioned(network, data))
            {
                return new(network, data);
            }
        }
    }

    private static bool IsConditioned(FuzzNetwork network, FuzzData data)
    {
        var run = new ReferenceRun(network, data, (layer, arguments) => new Evaluator(layer.Widths, null).Step(network.Cell, arguments));
        return Enumerable.Range(0, network.BatchSize).SelectMany(row => run.Row(row, network.Steps)).All(outputs => outputs.Values.All(double.IsFinite) && outputs.Errors.All(error => error <= MaxError));
    }
}

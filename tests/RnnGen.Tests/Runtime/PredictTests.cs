using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class PredictTests
{
    private static readonly double[] Inputs = [.. Enumerable.Range(0, 24).Select(static i => Math.Round(Math.Sin(i + 1), 3))];

    [Fact]
    public void ManyToMany_ReturnsEveryStepOfEveryRow()
    {
        var engine = Engine(new());
        var outputs = new double[3 * 4 * 3];
        engine.Predict(Inputs, outputs);
        Assert.Equal(Reference(engine, Inputs, [4, 4, 4]), outputs);
    }

    [Fact]
    public void ManyToOne_ReturnsTheLastStep()
    {
        var engine = Engine(new() { Shape = SequenceShape.ManyToOne });
        var outputs = new double[3 * 3];
        engine.Predict(Inputs, outputs);
        var all = Reference(engine, Inputs, [4, 4, 4]);
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(row => all[(row * 12 + 9)..(row * 12 + 12)]), outputs);
    }

    // The reference in [rows, steps, outputs] order, without masks or layouts.
    private static double[] Reference(NetworkEngine<double> engine, double[] inputs, int[] lengths)
    {
        var (weight, bias) = (engine.Parameters["leaky.weight"], engine.Parameters["leaky.bias"]);
        var outputs = new double[lengths.Length * 12];
        for (var row = 0; row < lengths.Length; row++)
        {
            for (var o = 0; o < 3; o++)
            {
                var s = 0.0;
                for (var t = 0; t < lengths[row]; t++)
                {
                    s = s * 0.5 + (bias[o] + inputs[row * 8 + t * 2] * weight[o, 0] + inputs[row * 8 + t * 2 + 1] * weight[o, 1]);
                    outputs[row * 12 + t * 3 + o] = s;
                }
            }
        }

        return outputs;
    }

    private static NetworkEngine<double> Engine(LeakyLayout layout) => new(new LeakyProgram<double>(layout), seed: 1);
}

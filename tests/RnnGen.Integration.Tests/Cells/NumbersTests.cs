using RnnGen.Equations;

namespace RnnGen.Integration.Tests.Cells;

/// <summary>A cell and a layer with trained numbers, a vector of constants, angles and choices, beside the methods that they are.</summary>
public sealed class NumbersTests
{
    private const double Tolerance = 1e-13;

    private static readonly double[] Inputs = [0.5, -1, 1, 0.25, -0.5, 2, 0.75, -0.25];

    [Fact]
    public void Network_ComputesWhatTheMethodsDo()
    {
        var network = new NumbersNetwork(seed: 3);
        var outputs = new double[2 * 4];
        network.Predict(Inputs, outputs);

        var (h, phase) = (Vector.Zeros(3), Vector.Zeros(2));
        for (var t = 0; t < 4; t++)
        {
            (h, phase) = NumbersCell.Step(new(Inputs.AsSpan(2 * t, 2)), h, phase, Matrix("w", 3, 2), Matrix("u", 3, 3), Number("rate"), Number("shift"));
            var expected = NumbersLayer.Apply(h, Number("factor"), Number("offset")).ToArray();
            Assert.All(expected.Zip(outputs[(2 * t)..]), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }

        Matrix Matrix(string name, int rows, int columns) => new(rows, columns, Values(name));
        Scalar Number(string name) => Assert.Single(Values(name));
        double[] Values(string name)
        {
            var tensor = network.Parameters.Tensors.Single(tensor => tensor.Name.EndsWith("." + name, StringComparison.Ordinal));
            var values = new double[tensor.Length];
            tensor.CopyTo(values);
            return values;
        }
    }

    [Fact]
    public void TrainedNumbers_AreVectorsOfOneElement_WithTheirInitialValues()
    {
        var network = new NumbersNetwork(seed: 3);
        Assert.All(["numberscell.rate", "numberscell.shift", "numberslayer.factor", "numberslayer.offset"], name => Assert.Equal([1], network.Parameters[name].Shape.ToArray()));
        Assert.Equal((0.5, 0.25), (network.Parameters["numberscell.rate"][0], network.Parameters["numberscell.shift"][0]));
    }

    [Fact]
    public void Gradients_AreThoseOfTheLoss()
    {
        const double Step = 1e-4;
        var network = new NumbersNetwork(seed: 3);
        var targets = Array.ConvertAll(Inputs, x => 0.5 - x);
        using var training = network.CreateTrainingContext();
        training.ComputeGradients(new() { Inputs = Inputs, Targets = targets });
        foreach (var tensor in network.Parameters.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                var value = tensor[i];
                var difference = 8 * (At(value + Step) - At(value - Step)) - At(value + (2 * Step)) + At(value - (2 * Step));
                tensor[i] = value;
                Assert.Equal(difference / (12 * Step), training.Gradients[tensor.Name][i], 1e-9);

                double At(double x)
                {
                    tensor[i] = x;
                    return network.Evaluate(new SequenceBatch<double> { Inputs = Inputs, Targets = targets });
                }
            }
        }
    }
}

/// <summary>A state that turns by a trained rate, beside a phase that stays within one turn.</summary>
public sealed partial class NumbersCell : RecurrentCell
{
    /// <summary>One step.</summary>
    public static (Vector H, Vector Phase) Step(
        Vector x, [State] Vector h, [State(Width = 2)] Vector phase, [Weight] Matrix w, [Recurrent] Matrix u, [Weight(Initializer = Initializer.Constant, Scale = 0.5)] Scalar rate, [Bias(Initial = 0.25)] Scalar shift)
    {
        var turned = phase + rate * new Vector(1, 0.5) + 0.1 * x[..2];
        var next = turned - Floor(turned + 0.3);
        var wave = Sin(w * x + shift) + Dot(Cos(next), new Vector(0.5, -0.25));
        return (Tanh(Select(h, wave, u * h + wave)), next);
    }
}

/// <summary>A scaled and shifted part of its input.</summary>
public sealed partial class NumbersLayer : SequenceLayer
{
    /// <summary>The output.</summary>
    public static Vector Apply(Vector x, [Weight] Scalar factor, [Bias] Scalar offset) => factor * x[1..3] * new Vector(1, 2) + offset;
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 4, BatchSize = 1, Precision = Precision.Double)]
[Input(2)]
[Cell<NumbersCell>(3)]
[Layer<NumbersLayer>]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class NumbersNetwork;

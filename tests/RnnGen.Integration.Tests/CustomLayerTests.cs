using RnnGen.Equations;

namespace RnnGen.Integration.Tests;

/// <summary>Layers of one's own: the emitted code computes what their methods do, called as plain C#; and its gradients are those of the loss.</summary>
public sealed class CustomLayerTests
{
    /// <summary>Sums in another order, in double precision.</summary>
    private const double Rounding = 1e-13;

    private static readonly double[] History = [0.5, -1, 1, 0.25, -0.5, 2, 0.125, 0.75, -1, -1, 0.5, 0];
    private static readonly double[] Places = [1, -0.5, 0.25, 2, 0.75, -1];

    /// <summary>Row by row and step by step, on the values of the layers before it.</summary>
    [Fact]
    public void EmittedLayer_IsThatOfItsMethod()
    {
        var network = new Forecast(seed: 3);
        var outputs = new double[2 * 3 * 2];
        network.Predict(BatchOf(), outputs);
        for (var row = 0; row < 2; row++)
        {
            var place = new Vector(Places[(3 * row)..(3 * (row + 1))]);
            for (var t = 0; t < 3; t++)
            {
                var x = new Vector(History[((6 * row) + (2 * t))..((6 * row) + (2 * t) + 2)]);
                var gated = Gated.Apply(x, Matrix("gated.w"), Vector("gated.b"), Matrix("gated.v"), Vector("gated.c"));
                var residual = GatedResidual.Apply(
                    gated, place, Matrix("residual.w"), Matrix("residual.u"), Vector("residual.b"), Matrix("residual.v"), Matrix("residual.g"), Vector("residual.c"), 0.5);
                var expected = (Matrix("dense.weight") * residual) + Vector("dense.bias");
                Assert.Equal(expected.ToArray(), outputs[(((row * 3) + t) * 2)..((((row * 3) + t) * 2) + 2)], (a, b) => Math.Abs(a - b) <= Rounding);
            }
        }

        Vector Vector(string name) => new(NumbersOf(name));
        Matrix Matrix(string name) => new(network.Parameters[name].Shape[0], network.Parameters[name].Shape[1], NumbersOf(name));
        double[] NumbersOf(string name)
        {
            var numbers = new double[network.Parameters[name].Length];
            network.Parameters[name].CopyTo(numbers);
            return numbers;
        }
    }

    [Fact]
    public void Gradients_AreThoseOfTheLoss()
    {
        var network = new Forecast(seed: 3);
        double[] targets = [0.5, -1, 2, 0.25, -0.5, 1, 1, 0, 0, -1, 0.5, 0.5];
        var batch = BatchOf(targets);
        using var context = network.CreateTrainingContext();
        context.ComputeGradients(batch);
        var weights = network.Parameters.Values;
        var gradients = context.Gradients.Values;
        for (var i = 0; i < weights.Length; i++)
        {
            // The error of a central difference is of the order of h² and of the rounding over h.
            var (weight, h) = (weights[i], 1e-5);
            weights[i] = weight + h;
            var above = network.Evaluate(batch);
            weights[i] = weight - h;
            var below = network.Evaluate(batch);
            weights[i] = weight;
            Assert.Equal((above - below) / (2 * h), gradients[i], 1e-8);
        }
    }

    /// <summary>The names of its parameters, and of the layer; initial values; the description.</summary>
    [Fact]
    public void Parameters_AreTensorsOfTheirNames()
    {
        var network = new Forecast(seed: 3);
        Assert.Equal(
            ["dense.bias", "dense.weight", "gated.b", "gated.c", "gated.v", "gated.w", "residual.b", "residual.c", "residual.g", "residual.u", "residual.v", "residual.w"],
            network.Parameters.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.Equal(-1, network.Parameters["residual.c"][0]);
        Assert.Contains("GatedResidual", Forecast.Description.ToString(), StringComparison.Ordinal);
        Assert.Contains(typeof(Gated).CustomAttributes, attribute => attribute.AttributeType == typeof(CellProgramAttribute));
    }

    /// <summary>Matrices that one vector is multiplied with stand together in memory; those of a few outputs in another order than the others, and none in the place of another.</summary>
    [Fact]
    public void Parameters_OfFewOutputsAndOfMany_KeepTheirNumbers()
    {
        var network = new Scored(seed: 3);
        var tensors = network.Parameters.Tensors;
        Assert.Equal([[3, 6], [5, 6], [2, 6], [5, 6], [5]], tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).Select(tensor => tensor.Shape));
        double[] NumbersOf(int i) => [.. Enumerable.Range(0, tensors[i].Length).Select(element => (100.0 * i) + element)];
        for (var i = 0; i < tensors.Count; i++)
        {
            tensors[i].CopyFrom(NumbersOf(i));
        }

        for (var i = 0; i < tensors.Count; i++)
        {
            var numbers = new double[tensors[i].Length];
            tensors[i].CopyTo(numbers);
            Assert.Equal(NumbersOf(i), numbers);
        }
    }

    /// <summary>A causal network of layers streams.</summary>
    [Fact]
    public void Session_EqualsPredict()
    {
        var network = new Forecast(seed: 3);
        var (outputs, step) = (new double[2 * 3 * 2], new double[2]);
        network.Predict(BatchOf(), outputs);
        using var session = network.CreateSession();
        session.SetStaticInputs(Places[..3], []);
        for (var t = 0; t < 3; t++)
        {
            session.Step(History[(2 * t)..((2 * t) + 2)], [], step);
            Assert.Equal(outputs[(2 * t)..((2 * t) + 2)], step);
        }
    }

    private static Forecast.Batch<double> BatchOf(double[]? targets = null) => new() { History = History, Place = Places, Targets = targets };
}

/// <summary>(W x + b) ∘ σ(V x + c).</summary>
public sealed partial class Gated : SequenceLayer
{
    public static Vector Apply(Vector x, [Weight] Matrix w, [Bias] Vector b, [Weight] Matrix v, [Bias] Vector c) => (w * x + b) * Sigmoid(v * x + c);
}

/// <summary>A gated residual network with a context (Lim et al., 2019).</summary>
public sealed partial class GatedResidual : SequenceLayer
{
    public static Vector Apply(
        Vector x, Vector context, [Weight] Matrix w, [Weight] Matrix u, [Bias] Vector b, [Weight] Matrix v, [Weight] Matrix g, [Bias(Initial = -1)] Vector c, Scalar share)
    {
        var hidden = Elu(w * x + u * context + b);
        return LayerNorm(x + share * (Sigmoid(g * hidden + c) * (v * hidden)));
    }
}

/// <summary>Two gates of a few outputs on two sums of many, all of one vector.</summary>
public sealed partial class ScoredSum : SequenceLayer
{
    public static Vector Apply(Vector x, [Weight(Rows = 3)] Matrix few, [Weight] Matrix many, [Weight(Rows = 2)] Matrix pair, [Weight] Matrix rest, [Bias] Vector shift) =>
        Sum(few * x) * (many * x) + Sum(pair * x) * (rest * x) + shift;
}

/// <summary>A layer whose products of one vector have few outputs and many.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 2, BatchSize = 2, Precision = Precision.Double)]
[Input(6)]
[Layer<ScoredSum>(5)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Scored;

/// <summary>Two layers of one's own, one of which sees where it is.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, BatchSize = 2, Precision = Precision.Double)]
[Input(2, Name = "history")]
[Input(3, Name = "place", Span = InputSpan.Sequence)]
[Layer<Gated>(4, From = "history")]
[Layer<GatedResidual>(5, 0.5, With = new[] { "place" }, Name = "residual")]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Forecast;

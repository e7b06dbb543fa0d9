using System.Text.Json;
using PublishedModels;
using RnnGen.Equations;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Published;

/// <summary>The frame network of Silero VAD as one layer, in its own sizes: one weight on several slices, parts of matrices that nobody reads, a constant matrix. See tests/golden/golden_speech.py.</summary>
public sealed class SpeechFrameTests
{
    private const int Rows = 2;

    private static readonly Dictionary<string, double> Scales = new() { ["speechframe"] = 1, ["lstm"] = 4, ["dense"] = 8 };

    [Fact]
    public void Network_HasTheOutputsAndTheGradientsOfPyTorch()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "published", "speech.json")));
        var golden = document.RootElement;
        var engine = ((IRecurrentNetwork<double>)Create()).Engine;
        var batch = new SequenceBatch<double> { Inputs = Sound(), Targets = [1, 0, 1, 0, 0, 1] };
        var outputs = new double[Rows * engine.Layout.OutputSteps];
        engine.Predict(batch, outputs);
        GoldenComparison.Close(GoldenCase.Values(golden, "outputs"), outputs, GoldenComparison.Bound(RoundingBound.Forward(engine.Layout)), "outputs");

        using var context = engine.CreateTrainingContext();
        var loss = context.ComputeGradients(batch).Loss;
        var bound = GoldenComparison.GradientBound(engine, golden, Rows);
        GoldenComparison.Close([golden.GetProperty("loss").GetDouble()], [loss], bound, "loss");
        foreach (var tensor in context.Gradients.Tensors)
        {
            var values = new double[tensor.Length];
            tensor.CopyTo(values);
            if (golden.GetProperty("gradients").TryGetProperty(tensor.Name, out _))
            {
                GoldenComparison.Close(GoldenCase.Values(golden.GetProperty("gradients"), tensor.Name), values, bound, tensor.Name);
            }

            // Each of so many summands may be off.
            var projection = values.Zip(Formula(tensor.Length, 5, 8), (gradient, factor) => gradient * factor).Sum();
            GoldenComparison.Close([golden.GetProperty("projections").GetProperty(tensor.Name).GetDouble()], [projection], bound * Math.Sqrt(tensor.Length), tensor.Name + " projected");
            GoldenComparison.Close([golden.GetProperty("norms").GetProperty(tensor.Name).GetDouble()], [Math.Sqrt(values.Sum(value => value * value))], bound * Math.Sqrt(tensor.Length), "norm of " + tensor.Name);
        }
    }

    /// <summary>With the weights of Silero's own file, on a voice that falls silent.</summary>
    [ZooFact("silero-vad/silero_vad_16k.safetensors")]
    public void SilerosWeights_GiveSilerosProbabilities()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "published", "speech_silero.json")));
        var network = new Speech();
        var tensors = SafetensorsFile.Read(ZooFactAttribute.PathOf("silero-vad/silero_vad_16k.safetensors"));
        network.Parameters["speechframe.basis"].CopyFrom(tensors["stft_conv.weight"].Numbers);
        foreach (var part in new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" })
        {
            network.Parameters[$"lstm.{part}_l0"].CopyFrom(tensors["lstm_cell." + part].Numbers);
        }

        network.Parameters["dense.weight"].CopyFrom(tensors["final_conv.weight"].Numbers);
        network.Parameters["dense.bias"].CopyFrom(tensors["final_conv.bias"].Numbers);
        for (var k = 1; k <= 4; k++)
        {
            // [filters, channels, 3] as three matrices, one below the other.
            var (shape, kernel) = tensors[$"conv{k}.weight"];
            network.Parameters[$"speechframe.w{k}"].CopyFrom([.. Enumerable.Range(0, 3).SelectMany(place => Enumerable.Range(0, shape[0] * shape[1]).Select(i => kernel[(3 * i) + place]))]);
            network.Parameters[$"speechframe.b{k}"].CopyFrom(tensors[$"conv{k}.bias"].Numbers);
        }

        using var session = network.CreateSession();
        var probabilities = new double[8];
        for (var k = 0; k < probabilities.Length; k++)
        {
            session.Step(Voice().AsSpan(512 * k, SpeechFrame.Samples), probabilities.AsSpan(k, 1));
        }

        // Sine and cosine of two libraries, in a network that makes a hundredfold of what it reads.
        GoldenComparison.Close(GoldenCase.Values(document.RootElement, "probabilities"), probabilities, 1e-10, "probabilities");
    }

    /// <summary>Called as plain C#, on each frame.</summary>
    [Fact]
    public void EmittedLayer_IsThatOfItsMethod()
    {
        var (network, sound, values) = (Create(), Sound(), new double[Rows * 3 * 128]);
        network.Predict(new SequenceBatch<double> { Inputs = sound }, new Speech.Outputs<double> { Speechframe = values });
        for (var frame = 0; frame < Rows * 3; frame++)
        {
            var x = new Vector(sound[(frame * SpeechFrame.Samples)..((frame + 1) * SpeechFrame.Samples)]);
            var expected = SpeechFrame.Apply(x, Matrix("basis"), Matrix("w1"), Vector("b1"), Matrix("w2"), Vector("b2"), Matrix("w3"), Vector("b3"), Matrix("w4"), Vector("b4"));
            GoldenComparison.Close(expected.ToArray(), values[(frame * 128)..((frame + 1) * 128)], GoldenComparison.Bound(RoundingBound.Forward(network.Engine.Layout)), $"frame {frame}");
        }

        Vector Vector(string name) => new(NumbersOf(network, name));
        Matrix Matrix(string name) => network.Parameters["speechframe." + name].Shape is var shape ? new(shape[0], shape[1], NumbersOf(network, name)) : throw new InvalidOperationException();
    }

    /// <summary>The constants are what the method makes, are saved with the weights, and stay as they are in training.</summary>
    [Fact]
    public void Constants_AreWhatTheMethodMakes_AndStay()
    {
        var network = Create();
        Assert.Equal(SpeechFrame.Fourier(258, 256).ToArray(), NumbersOf(network, "basis"));

        using var context = network.CreateTrainingContext();
        var optimizer = new Adam(learningRate: 0.1).Bind(network.Parameters);
        context.ComputeGradients(new() { Inputs = Sound(), Targets = [1, 0, 1, 0, 0, 1] });
        optimizer.Apply(context.Gradients);
        Assert.Equal(SpeechFrame.Fourier(258, 256).ToArray(), NumbersOf(network, "basis"));
    }

    private static double[] NumbersOf(Speech network, string name)
    {
        var tensor = network.Parameters["speechframe." + name];
        var numbers = new double[tensor.Length];
        tensor.CopyTo(numbers);
        return numbers;
    }

    /// <summary>As in the Python script.</summary>
    private static double[] Voice() =>
    [
        .. Enumerable.Range(0, 64 + (8 * 512)).Select(n => n / 16_000.0)
            .Select(t => Enumerable.Range(1, 8).Sum(k => Math.Sin(2 * Math.PI * k * (140 + (60 * t)) * t) / k) * Math.Clamp(1.2 - (4 * t), 0.01, 1) / 4),
    ];

    private static Speech Create()
    {
        var network = new Speech(seed: 1);
        var tensors = network.Parameters.Tensors.Where(tensor => tensor.Name != "speechframe.basis").OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
        for (var k = 0; k < tensors.Count; k++)
        {
            tensors[k].CopyFrom(Formula(tensors[k].Length, k + 1, Scales[tensors[k].Name.Split('.')[0]]));
        }

        return network;
    }

    private static double[] Sound() => Formula(Rows * 3 * SpeechFrame.Samples, 77, 4);

    /// <summary>As in the Python script.</summary>
    private static double[] Formula(int count, int tensor, double scale) =>
        [.. Enumerable.Range(0, count).Select(i => ((((long)i * 7919) + ((long)tensor * 104729)) % 2003 - 1001) / 8192.0 * scale)];
}

/// <summary>The network of samples/06-PublishedModels.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, BatchSize = 2, Precision = Precision.Double)]
[Input(SpeechFrame.Samples)]
[Layer<SpeechFrame>(Exposed = true)]
[Lstm(128)]
[Layer<Rectified>]
[Dense(1)]
[Loss(LossKind.BinaryCrossEntropy)]
internal sealed partial class Speech;

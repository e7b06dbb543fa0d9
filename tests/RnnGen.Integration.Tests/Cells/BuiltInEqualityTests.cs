using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Cells;

/// <summary>The LSTM and the GRU written as users' cells beside those that are built in: from the same weights, the same bits.</summary>
public sealed class BuiltInEqualityTests
{
    private const int Steps = 100;

    private static readonly string[] LstmGates = ["i", "f", "g", "o"];

    private static readonly string[] GruGates = ["r", "z", "n"];

    public static TheoryData<string, string[]> Pairs => new()
    {
        { nameof(BuiltInLstm), LstmGates },
        { nameof(BuiltInLstmOfOneRow), LstmGates },
        { nameof(BuiltInGru), GruGates },
        { nameof(BuiltInGruOfOneRow), GruGates },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void OutputsAndGradients_AreTheSameBits(string builtIn, string[] gates)
    {
        var (expected, actual) = Create(builtIn, gates);
        foreach (var batch in Batches.Of(expected.Layout))
        {
            var typed = batch.As<float>();
            Bits.AssertSame<float>(Outputs(expected, batch), Outputs(actual, batch), "outputs");
            using var trainingExpected = expected.CreateTrainingContext();
            using var trainingActual = actual.CreateTrainingContext();
            Assert.Equal(trainingExpected.ComputeGradients(typed.Batch).Loss, trainingActual.ComputeGradients(typed.Batch).Loss);
            AssertSame(trainingExpected.Gradients, trainingActual.Gradients, gates, "gradient of ");
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Training_EndsWithTheSameBits(string builtIn, string[] gates)
    {
        var (expected, actual) = Create(builtIn, gates);
        Train(expected);
        Train(actual);
        AssertSame(expected.Parameters, actual.Parameters, gates, $"after {Steps} steps, ");
    }

    private static (NetworkEngine<float> BuiltIn, NetworkEngine<float> Custom) Create(string builtIn, string[] gates)
    {
        var (expected, actual) = builtIn switch
        {
            nameof(BuiltInLstm) => (new BuiltInLstm(1).Engine, new CustomLstm(1).Engine),
            nameof(BuiltInLstmOfOneRow) => (new BuiltInLstmOfOneRow(1).Engine, new CustomLstmOfOneRow(1).Engine),
            nameof(BuiltInGru) => (new BuiltInGru(1).Engine, new CustomGru(1).Engine),
            nameof(BuiltInGruOfOneRow) => (new BuiltInGruOfOneRow(1).Engine, new CustomGruOfOneRow(1).Engine),
            _ => throw new ArgumentOutOfRangeException(nameof(builtIn), builtIn, "There is no such network."),
        };
        Weights.Draw(expected.Parameters, seed: 1);
        foreach (var (from, to) in Places(expected.Parameters, actual.Parameters, gates))
        {
            for (var i = 0; i < from.Length; i++)
            {
                to.Tensor[i] = from[i];
            }
        }

        return (expected, actual);
    }

    private static float[] Outputs(NetworkEngine<float> engine, TestBatch batch)
    {
        var outputs = new float[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        engine.Predict(batch.As<float>().Batch, outputs);
        return outputs;
    }

    private static void Train(NetworkEngine<float> engine)
    {
        var optimizer = new Adam(0.01).Bind(engine.Parameters);
        using var training = engine.CreateTrainingContext();
        for (var step = 0; step < Steps; step++)
        {
            training.ComputeGradients(TestBatch.Of(engine.Layout, engine.Layout.BatchSize, [], seed: step).As<float>().Batch);
            optimizer.Apply(training.Gradients);
        }
    }

    private static void AssertSame(ParameterSet<float> expected, ParameterSet<float> actual, string[] gates, string what)
    {
        foreach (var (from, (name, tensor)) in Places(expected, actual, gates))
        {
            var given = new float[tensor.Length];
            tensor.CopyTo(given);
            Bits.AssertSame<float>(from, given, what + name);
        }
    }

    /// <summary>What each tensor of the user's cell is in the built-in one: a gate's rows of one of its tensors.</summary>
    private static IEnumerable<(float[] BuiltIn, (string Name, ParameterTensor<float> Tensor) Custom)> Places(ParameterSet<float> builtIn, ParameterSet<float> custom, string[] gates)
    {
        foreach (var tensor in builtIn.Tensors)
        {
            var values = new float[tensor.Length];
            tensor.CopyTo(values);
            var (layer, kind) = (tensor.Name.Split('.')[0], tensor.Name.Split('.')[1]);
            if (layer == "dense")
            {
                yield return (values, (tensor.Name, custom[tensor.Name]));
                continue;
            }

            var prefix = kind switch
            {
                "weight_ih_l0" => "wi",
                "weight_hh_l0" => "wh",
                "bias_ih_l0" => "bi",
                "bias_hh_l0" => "bh",
                _ => throw new InvalidOperationException($"What is {tensor.Name}?"),
            };
            foreach (var (block, gate) in values.Chunk(values.Length / gates.Length).Zip(gates))
            {
                var name = $"{layer}equations.{prefix}{gate}";
                yield return (block, (name, custom[name]));
            }
        }
    }
}

using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Integration.Tests;

/// <summary>A network whose recurrent layer is looked at, and a dense one.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 6, BatchSize = 3, Precision = Precision.Double)]
[Input(2)]
[Lstm(4, Exposed = true, Bidirectional = true)]
[Dense(3, Activation = Activation.Tanh, Exposed = true, Name = "features")]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Watched;

/// <summary>The values of layers that predictions give.</summary>
public sealed class ExposedTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Select(network => network.Type.Name).Where(name => name.StartsWith("Exposed", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Networks))]
    public void ExposedLayers_AreWhatTheirEquationsSay(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var (network, stages) = (engine.Layout, new CompiledStages(NetworkCatalog.Find(name)));
        foreach (var batch in Batches.Of(network))
        {
            var parts = Parts(network, batch.Rows);
            engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(batch.As<double>().Batch, new(parts));
            var inputs = new InterpreterInputs(stages.Normal, stages.Declaration, batch);
            var interpreter = Interpreter.Run(stages.Normal, inputs, InterpreterWeights.Of(stages.Lowered, engine.Parameters));
            foreach (var (part, sequence) in stages.Normal.Interface.Exposed.SelectMany(layer => layer.Sequences).Index())
            {
                Check(network, network.Exposed[part], batch, interpreter.ValuesOf(sequence), parts[network.EachHead.Length + part]);
            }
        }
    }

    /// <summary>Outputs are what they are without exposed layers being asked for, or nothing else being asked for.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void WhatIsNotAskedFor_IsNotWritten(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var network = engine.Layout;
        foreach (var batch in Batches.Of(network))
        {
            var all = Parts(network, batch.Rows);
            engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(batch.As<double>().Batch, new(all));
            for (var only = 0; only < all.Length; only++)
            {
                var parts = all.Select((part, i) => i == only ? new double[part.Length] : []).ToArray();
                engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(batch.As<double>().Batch, new(parts));
                Assert.Equal(all[only], parts[only]);
            }
        }
    }

    [Fact]
    public void TheSteps_ThatAMaskLeaves_GoBackToTheirPlaces()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("ExposedOfSteps"));
        var network = engine.Layout;
        var cut = TestBatch.Of(network, network.BatchSize, [3, 0, 2, network.Steps], 3);
        var apart = cut.Apart(network, 3);
        var (expected, parts) = (Parts(network, cut.Rows), Parts(network, cut.Rows));
        engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(cut.As<double>().Batch, new(expected));
        engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(apart.As<double>().Batch, new(parts));
        foreach (var (i, exposed) in network.Exposed.Index())
        {
            var (left, right) = (expected[1 + i], parts[1 + i]);
            for (var row = 0; row < cut.Rows && exposed.Steps > 0; row++)
            {
                int[] steps = [.. Enumerable.Range(0, network.Steps).Where(t => apart.Mask[(row * network.Steps) + t])];
                foreach (var (entry, step) in steps.Index())
                {
                    Assert.Equal(left.AsSpan(((row * network.Steps) + entry) * exposed.Width, exposed.Width), right.AsSpan(((row * network.Steps) + step) * exposed.Width, exposed.Width));
                }
            }

            Assert.True(exposed.Steps > 0 || left.SequenceEqual(right));
        }
    }

    [Fact]
    public void TheClass_HasASpanForEach()
    {
        var network = new Watched(seed: 3);
        var inputs = Enumerable.Range(0, 2 * 6 * 2).Select(i => Math.Sin(i)).ToArray();
        var (outputs, plain, lstm, states, features) = (new double[12], new double[12], new double[2 * 6 * 8], new double[2 * 16], new double[2 * 6 * 3]);
        network.Predict(new SequenceBatch<double> { Inputs = inputs }, new Watched.Outputs<double> { Dense2 = outputs, Lstm = lstm, LstmStates = states, Features = features });
        network.Predict(inputs, plain);
        Assert.Equal(plain, outputs);

        // h of the forward direction after the last step, and of the other after the first.
        Assert.Equal(lstm.AsSpan((6 + 5) * 8, 4), states.AsSpan(16, 4));
        Assert.Equal(lstm.AsSpan((6 * 8) + 4, 4), states.AsSpan(16 + 8, 4));

        // The output layer, from what it reads.
        var (v, c) = (network.Parameters["dense2.weight"], network.Parameters["dense2.bias"]);
        var y = c[0] + Enumerable.Range(0, 3).Sum(k => v[0, k] * features[(4 * 3) + k]);
        Assert.Equal(y, outputs[4], 12);
    }

    [Fact]
    public void AnOtherLength_IsRefused()
    {
        var network = new Watched();
        var inputs = new double[6 * 2];
        var error = Assert.Throws<ArgumentException>(() => network.Predict(new SequenceBatch<double> { Inputs = inputs }, new Watched.Outputs<double> { Features = new double[5] }));
        Assert.Contains("features: expected rows * steps * width = 1 * 6 * 3 = 18 values, or none; given 5.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => network.Predict(new SequenceBatch<double> { Inputs = inputs }, new Watched.Outputs<double> { LstmStates = new double[5] }));
        Assert.Contains("lstm.states: expected rows * width = 1 * 16 = 16 values, or none; given 5.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfOtherNumbersOfSteps_HaveOutputsAlone()
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find("ExposedOfSteps"));
        var network = engine.Layout.OfSteps(9);
        var parts = Parts(network, rows: 1);
        var batch = TestBatch.Of(network, 1, [], 3);
        var error = Assert.Throws<ArgumentException>(() => engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(batch.As<double>().Batch with { Steps = 9 }, new(parts)));
        Assert.Contains("dense: expected none, because rows of another number of steps are taken step after step", error.Message, StringComparison.Ordinal);

        var outputs = new double[network.OutputSteps * network.OutputSize];
        engine.Predict(batch.As<double>().Batch with { Steps = 9 }, outputs);
        engine.Predict<SequenceBatch<double>, double, TestOutputs<double>>(batch.As<double>().Batch with { Steps = 9 }, new([.. parts.Select((part, i) => i == 0 ? part : [])]));
        Assert.Equal(outputs, parts[0]);
    }

    [Fact]
    public void NoPart_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Watched().Predict(new SequenceBatch<double> { Inputs = new double[6 * 2] }, new Watched.Outputs<double>()));
        Assert.Contains("outputs: expected room for one or more of 'output', 'lstm', 'lstm.states', 'features'; given none.", error.Message, StringComparison.Ordinal);
    }

    private static void Check(NetworkLayout network, ExposedLayout exposed, TestBatch batch, double[][][] expected, double[] given)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var valid = BatchValidation.ValidEntries(network, exposed, batch.As<double>().Batch, row);
            for (var entry = 0; entry < exposed.Entries; entry++)
            {
                for (var i = 0; i < exposed.Width; i++)
                {
                    var (wanted, value) = (entry < valid ? expected[entry][row][i] : 0, given[(((row * exposed.Entries) + entry) * exposed.Width) + i]);
                    Assert.True(
                        Math.Abs(wanted - value) <= RoundingBound.Forward(network) * RoundingBound.Unit<double>() * Math.Max(1, Math.Abs(wanted)),
                        FormattableString.Invariant($"{network.Name}: {exposed.Name} [{row}, {entry}, {i}] is {value}, expected {wanted}"));
                }
            }
        }
    }

    /// <summary>Memory for all parts, which hold what is to be overwritten.</summary>
    private static double[][] Parts(NetworkLayout network, int rows) =>
    [
        .. network.EachHead.Select(head => Filled(rows * network.OutputSteps * head.OutputSize)),
        .. network.Exposed.Select(exposed => Filled(rows * exposed.Entries * exposed.Width)),
    ];

    private static double[] Filled(int length) => [.. Enumerable.Repeat(double.NaN, length)];
}

/// <summary>Outputs without names.</summary>
internal readonly ref struct TestOutputs<T>(T[][] parts) : IOutputs<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _parts = parts;

    public Span<T> Of(int head) => _parts[head];
}

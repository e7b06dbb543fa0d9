using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Steps that do not count hold the output of the latest one that does, in predictions and nowhere else.</summary>
public sealed class RepeatLastOutputTests
{
    /// <summary>Networks with the option, and those that are the same without it.</summary>
    public static TheoryData<string, string> Networks => new()
    {
        { "RepeatLstm", "LstmTwoUnits" },
        { "RepeatRows", "RowsLstmWide" },
        { "RepeatHeads", "HeadsOfClasses" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void StepsBeyondALength_HoldTheLastOutput(string name, string without)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var (layout, plain) = (engine.Layout, Plain(engine, without));
        int[] lengths = [.. Enumerable.Range(0, layout.BatchSize).Select(row => row % (layout.Steps + 1))];
        var batch = TestBatch.Of(layout, layout.BatchSize, lengths, 1).As<double>();
        bool[] counts = [.. Enumerable.Range(0, layout.BatchSize * layout.Steps).Select(place => place % layout.Steps < lengths[place / layout.Steps])];
        Check(engine, plain, batch.Batch, counts);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void StepsThatAMaskLeavesOut_HoldTheOutputBefore(string name, string without)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var (layout, plain) = (engine.Layout, Plain(engine, without));
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var random = new Random(seed);
            bool[] mask = [.. Enumerable.Range(0, layout.BatchSize * layout.Steps).Select(place => place >= layout.Steps && random.Next(2) == 0)];
            var batch = (TestBatch.Of(layout, layout.BatchSize, [], seed) with { Mask = mask }).As<double>();
            Check(engine, plain, batch.Batch, mask);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Losses_DoNotSeeIt(string name, string without)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var layout = engine.Layout;
        var batch = TestBatch.Of(layout, layout.BatchSize, [.. Enumerable.Range(0, layout.BatchSize).Select(row => row % (layout.Steps + 1))], 1).As<double>();
        var plain = Plain(engine, without);
        Assert.Equal(plain.Evaluate(batch.Batch), engine.Evaluate(batch.Batch));
        using var expected = plain.CreateTrainingContext();
        using var actual = engine.CreateTrainingContext();
        Assert.Equal(expected.ComputeGradients(batch.Batch).Loss, actual.ComputeGradients(batch.Batch).Loss);
        Bits.AssertSame<double>(expected.Gradients.Values, actual.Gradients.Values, "gradients");
    }

    /// <summary>The same network with the same weights, as it is without the option.</summary>
    private static NetworkEngine<double> Plain(NetworkEngine<double> engine, string without)
    {
        var plain = Catalog.Create<double>(NetworkCatalog.Find(without));
        Assert.True(engine.Layout.RepeatLastOutput);
        Assert.False(plain.Layout.RepeatLastOutput);
        Bits.AssertSame<double>(engine.Parameters.Values, plain.Parameters.Values, "weights");
        return plain;
    }

    private static void Check(NetworkEngine<double> engine, NetworkEngine<double> plain, SequenceBatch<double> batch, bool[] counts)
    {
        var layout = engine.Layout;
        foreach (var logits in new[] { false, true })
        {
            var (expected, actual) = (Outputs(plain, batch, logits), Outputs(engine, batch, logits));
            for (var place = 0; place < counts.Length; place++)
            {
                if (!counts[place] && place % layout.Steps > 0)
                {
                    expected.AsSpan((place - 1) * layout.OutputSize, layout.OutputSize).CopyTo(expected.AsSpan(place * layout.OutputSize));
                }
            }

            Bits.AssertSame<double>(expected, actual, logits ? "logits" : "predictions");
        }
    }

    private static double[] Outputs(NetworkEngine<double> engine, SequenceBatch<double> batch, bool logits)
    {
        var outputs = new double[engine.Layout.BatchSize * engine.Layout.OutputSteps * engine.Layout.OutputSize];
        outputs.AsSpan().Fill(double.NaN);
        if (logits)
        {
            engine.PredictLogits(batch, outputs);
        }
        else
        {
            engine.Predict(batch, outputs);
        }

        return outputs;
    }
}

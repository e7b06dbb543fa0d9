using RnnGen.Runtime;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A session of an encoder, step by step, from where a decoder predicts, and Predict, all at once, agree bit for bit.</summary>
public sealed class EncoderSessionTests
{
    public static TheoryData<string> Networks => [.. Catalog.StreamingEncoders];

    [Theory]
    [MemberData(nameof(Networks))]
    public void ADecoder_PredictsFromWhereTheEncoderIs(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        using var session = engine.CreateEncoderSession();
        foreach (var batch in Batches.Of(engine.Layout))
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                CheckRow(engine, session, batch with { TargetLengths = [] }, row);
            }
        }

        engine.Width = LaneWidth.Bits128;
        using var narrow = engine.CreateEncoderSession();
        CheckRow(engine, narrow, Batches.Of(engine.Layout).First(), 0);
    }

    /// <summary>After each step, what a row of so many steps would have.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void APrediction_LeavesTheStatesWhereTheyAre(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        var network = engine.Layout;
        var typed = TestBatch.Of(network, 1, [], 5).As<float>();
        using var session = engine.CreateEncoderSession();
        Begin(session, network, typed.Batch, 0);
        var (expected, outputs) = (new float[network.OutputSteps * network.OutputSize], new float[network.OutputSteps * network.OutputSize]);
        for (var t = 0; t < network.Steps; t++)
        {
            Step(session, network, typed.Batch, 0, t);
            Predict(session, network, typed.Batch, 0, outputs);
            engine.Predict(typed.Batch with { Lengths = new[] { t + 1 }, TargetLengths = default }, expected);
            Bits.AssertSame<float>(expected, outputs, $"{network.Name}: after {t + 1} steps");
        }
    }

    [Fact]
    public void States_GoOnElsewhere()
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(Catalog.StreamingEncoders.First()));
        var network = engine.Layout;
        var typed = TestBatch.Of(network, 1, [], 5).As<float>();
        using var session = engine.CreateEncoderSession();
        using var other = engine.CreateEncoderSession();
        Begin(session, network, typed.Batch, 0);
        Begin(other, network, typed.Batch, 0);
        Step(session, network, typed.Batch, 0, 0);
        other.ImportState(session.ExportState());
        var (expected, outputs) = (new float[network.OutputSteps * network.OutputSize], new float[network.OutputSteps * network.OutputSize]);
        Predict(session, network, typed.Batch, 0, expected);
        Predict(other, network, typed.Batch, 0, outputs);
        Assert.Equal(expected, outputs);
        Assert.Equal(0, Allocation.Of(() => Predict(session, network, typed.Batch, 0, outputs)));
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("DecoderDot")]
    [InlineData("DecoderDotWide")]
    public void ANetworkWithoutSuchAnEncoder_SaysSo(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        Assert.Contains("has no encoder that can run step by step", Assert.Throws<InvalidOperationException>(() => engine.CreateEncoderSession()).Message, StringComparison.Ordinal);
    }

    private static void CheckRow(NetworkEngine<float> engine, EncoderSession<float> session, TestBatch batch, int row)
    {
        var (network, typed) = (engine.Layout, batch.As<float>());
        var length = batch.LengthOf(row, network.Steps);
        if (length == 0)
        {
            return;
        }

        var size = network.OutputSteps * network.OutputSize;
        var (all, outputs) = (new float[batch.Rows * size], new float[size]);
        engine.Predict(typed.Batch with { TargetLengths = default }, all);
        session.Reset();
        Begin(session, network, typed.Batch, row);
        for (var t = 0; t < length; t++)
        {
            Step(session, network, typed.Batch, row, t);
        }

        Predict(session, network, typed.Batch, row, outputs);
        Bits.AssertSame<float>(all.AsSpan(row * size, size), outputs, $"{network.Name}: row {row}");
    }

    private static void Begin(EncoderSession<float> session, NetworkLayout network, in SequenceBatch<float> batch, int row)
    {
        var block = network.BlockOf(InputSpan.Sequence);
        if (block.Features + block.Tokens.Length > 0)
        {
            session.SetStaticInputs(batch.StaticInputs.Slice(row * block.Features, block.Features), batch.StaticTokens.Slice(row * block.Tokens.Length, block.Tokens.Length));
        }
    }

    private static void Step(EncoderSession<float> session, NetworkLayout network, in SequenceBatch<float> batch, int row, int t)
    {
        var (block, place) = (network.BlockOf(InputSpan.Steps), (row * network.Steps) + t);
        session.Step(batch.Inputs.Slice(place * block.Features, block.Features), batch.Tokens.Slice(place * block.Tokens.Length, block.Tokens.Length));
    }

    private static void Predict(EncoderSession<float> session, NetworkLayout network, in SequenceBatch<float> batch, int row, float[] outputs)
    {
        var block = network.BlockOf(InputSpan.OutputSteps);
        var (features, tokens) = (block.Entries * block.Features, block.Entries * block.Tokens.Length);
        session.Predict(batch.FutureInputs.Slice(row * features, features), batch.FutureTokens.Slice(row * tokens, tokens), outputs);
    }
}

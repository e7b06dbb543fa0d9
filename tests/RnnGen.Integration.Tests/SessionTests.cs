using RnnGen.Runtime;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A session, step by step, and Predict, all at once, agree bit for bit.</summary>
public sealed class SessionTests
{
    public static TheoryData<string> Networks => Catalog.Streaming;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Session_AgreesWithPredict_BitForBit(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        using var session = engine.CreateSession();
        foreach (var batch in Batches.Of(engine.Layout))
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                session.Reset();
                CheckRow(engine, session, batch, row);
            }
        }
    }

    /// <summary>The units that no whole vector holds are others at each width.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Session_AgreesWithPredict_AtEveryWidth(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        var batch = Batches.Of(engine.Layout).First();
        foreach (var width in new[] { LaneWidth.Bits512, LaneWidth.Bits256, LaneWidth.Bits128, LaneWidth.Scalar })
        {
            engine.Width = width;
            using var session = engine.CreateSession();
            CheckRow(engine, session, batch, 0);
        }
    }

    private static void CheckRow(NetworkEngine<float> engine, Session<float> session, TestBatch batch, int row)
    {
        var network = engine.Layout;
        var typed = batch.As<float>();
        var outputs = new float[batch.Rows * network.OutputSteps * network.OutputSize];
        var logits = new float[outputs.Length];
        engine.Predict(typed.Batch, outputs);
        engine.PredictLogits(typed.Batch, logits);

        using var logitSession = engine.CreateSession();
        SessionSteps.Begin(session, network, typed.Batch, row);
        SessionSteps.Begin(logitSession, network, typed.Batch, row);
        var (y, z) = (new float[network.OutputSize], new float[network.OutputSize]);
        var length = batch.LengthOf(row, network.Steps);
        for (var t = 0; t < length; t++)
        {
            SessionSteps.Step(session, network, typed.Batch, row, t, y);
            SessionSteps.Step(logitSession, network, typed.Batch, row, t, z, logits: true);
            if (network.Shape == SequenceShape.ManyToMany || t == length - 1)
            {
                var position = (row * network.OutputSteps) + (network.Shape == SequenceShape.ManyToMany ? t : 0);
                var range = (position * y.Length)..((position + 1) * y.Length);
                Bits.AssertSame<float>(outputs.AsSpan()[range], y, $"{network.Name}: outputs of row {row} at step {t}");
                Bits.AssertSame<float>(logits.AsSpan()[range], z, $"{network.Name}: logits of row {row} at step {t}");
            }
        }
    }
}

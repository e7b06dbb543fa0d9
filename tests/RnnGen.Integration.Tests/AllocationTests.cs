using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Hot calls allocate nothing.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Tagged(NetworkTags.Allocation)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void HotCalls_AllocateNothing(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name + "InSingle"));
        foreach (var batch in Batches.Of(engine.Layout).Take(2))
        {
            var typed = batch.As<float>();
            var outputs = new float[batch.Rows * engine.Layout.OutputSteps * engine.Layout.OutputSize];
            using var context = engine.CreateTrainingContext();
            AssertNone("Predict", () => engine.Predict(typed.Batch, outputs));
            AssertNone("PredictLogits", () => engine.PredictLogits(typed.Batch, outputs));
            AssertNone("Evaluate", () => engine.Evaluate(typed.Batch));
            AssertNone("ComputeGradients", () => context.ComputeGradients(typed.Batch));

            var (wide, wideOutputs) = (batch.As<double>(), new double[outputs.Length]);
            AssertNone("Predict in double precision", () => engine.Predict(wide.Batch, wideOutputs));
            AssertNone("ComputeGradients in double precision", () => context.ComputeGradients(wide.Batch));
        }

        if (engine.Layout.Session is null)
        {
            return;
        }

        using var session = engine.CreateSession();
        var (row, y) = (Batches.Of(engine.Layout).First().As<float>(), new float[engine.Layout.OutputSize]);
        SessionSteps.Begin(session, engine.Layout, row.Batch, 0);
        AssertNone("Session.Step", () => SessionSteps.Step(session, engine.Layout, row.Batch, 0, 0, y));
    }

    /// <summary>Inputs that stand apart are put side by side in memory that is kept.</summary>
    [Fact]
    public void HotCallsWithNamedInputs_AllocateNothing()
    {
        var network = new DemandForecaster(seed: 1);
        var (rows, wide) = (new InputRows<float>(DemandForecaster.Description, 5, seed: 2, isRagged: true), new InputRows<double>(DemandForecaster.Description, 5, seed: 2, isRagged: true));
        var (outputs, wideOutputs) = (rows.NewOutputs(), wide.NewOutputs());
        using var context = network.CreateTrainingContext();
        AssertNone("Predict", () => network.Predict(NamedBatches.OfDemand(rows), outputs));
        AssertNone("PredictLogits", () => network.PredictLogits(NamedBatches.OfDemand(rows), outputs));
        AssertNone("Evaluate", () => network.Evaluate(NamedBatches.OfDemand(rows)));
        AssertNone("ComputeGradients", () => context.ComputeGradients(NamedBatches.OfDemand(rows)));
        AssertNone("Predict in double precision", () => network.Predict(NamedBatches.OfDemand(wide), wideOutputs));
        AssertNone("Evaluate in double precision", () => network.Evaluate(NamedBatches.OfDemand(wide)));

        var poet = new Poet(seed: 1);
        var (poems, written) = (new InputRows<float>(Poet.Description, 3, seed: 2), new int[3 * Poet.Sizes.OutputSteps]);
        AssertNone("Decode", () => poet.Decode(NamedBatches.OfPoems(poems), written));

        using var session = new PatientMonitor(seed: 1).CreateSession();
        var y = new float[1];
        AssertNone("Session.SetStaticInputs", () => session.SetStaticInputs([0.5f, 1], [2]));
        AssertNone("Session.Step", () => session.Step([0.5f, 1, 2], [4], y));
    }

    private static void AssertNone(string what, Action call) => Assert.True(Allocation.Of(call) == 0, what);
}

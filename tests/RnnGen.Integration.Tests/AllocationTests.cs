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

    private static void AssertNone(string what, Action call)
    {
        // Tiering replaces the library's methods while they run; what it allocates, it allocates elsewhere.
        for (var i = 0; i < 50; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            call();
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() == before, what);
    }
}

using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Emitted code is compiled with the user's project: where that checks for overflow (CheckForOverflowUnderflow), nothing overflows, and all bits are the same.</summary>
public sealed class CheckedArithmeticTests
{
    public static TheoryData<string> Networks => Catalog.CheckedNetworks;

    public static TheoryData<string> Streaming => Catalog.CheckedStreams;

    [Theory]
    [MemberData(nameof(Networks))]
    public void CheckedArithmetic_GivesTheSameBits(string name)
    {
        var network = NetworkCatalog.Find(name);
        NetworkRecord<float>.Of(Catalog.Create<float>(network)).AssertSame(NetworkRecord<float>.Of(Catalog.CreateChecked<float>(network)), "checked");
    }

    [Theory]
    [MemberData(nameof(Streaming))]
    public void CheckedArithmetic_GivesTheSameBits_InSessions(string name)
    {
        var network = NetworkCatalog.Find(name);
        Bits.AssertSame<float>(Stream(Catalog.Create<float>(network)), Stream(Catalog.CreateChecked<float>(network)), name);
    }

    /// <summary>The outputs of every step of the first row of the standard batch, taken twice over: every other step may go through the units the other way.</summary>
    private static float[] Stream(NetworkEngine<float> engine)
    {
        var network = engine.Layout;
        var typed = Batches.Of(network).First().As<float>();
        var outputs = new float[2 * network.Steps * network.OutputSize];
        using var session = engine.CreateSession();
        SessionSteps.Begin(session, network, typed.Batch, 0);
        for (var t = 0; t < 2 * network.Steps; t++)
        {
            var y = outputs.AsSpan(t * network.OutputSize, network.OutputSize);
            var step = t % network.Steps;
            SessionSteps.Step(session, network, typed.Batch, 0, step, y);
        }

        return outputs;
    }
}

using System.Text;
using RnnGen.Checkpoints;
using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Checkpoints;

/// <summary>A session's states as bytes: they come back to the bit where they belong, and nowhere else.</summary>
public sealed class SessionFileTests
{
    [Fact]
    public void States_ComeBack_ToTheBit()
    {
        var engine = Normalized(Leaky.Engine(new()));
        using var session = engine.CreateSession();
        using var other = engine.Clone().CreateSession();
        var (y, z) = (new double[3], new double[3]);
        session.Step([1, 2], y);
        other.Step([7, 8], z);
        other.ImportState(session.ExportState());
        session.Step([3, 4], y);
        other.Step([3, 4], z);
        Assert.Equal(y, z);
    }

    public static TheoryData<string, string> Strangers => new()
    {
        { "name", "state: the states are of another network; network is 'Tests.Leaky', expected 'Tests.Other'." },
        { "tensors", "state: the states are of a network of other tensors; weights.layout is 'leaky.weight [3, 2]; leaky.bias [3]', expected 'leaky.weight [3, 4]; leaky.bias [3]'." },
        { "weights", "state: the states come from other weights: load those with which they were exported, or let the session start anew with Reset; weights.sha256 is '" },
        { "normalization", "state: the states come from another normalization: load that with which they were exported, or let the session start anew with Reset; normalization.sha256 is '" },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void StatesOfSomethingElse_AreRefused_AndNamed(string what, string message)
    {
        using var session = Normalized(Leaky.Engine(new())).CreateSession();
        session.Step([1, 2], new double[3]);
        var stranger = what switch
        {
            "name" => Normalized(Leaky.Engine(new() { Name = "Tests.Other" })),
            "tensors" => Leaky.Engine(new() { InputSize = 4 }),
            "weights" => Normalized(Leaky.Engine(new())),
            _ => Leaky.Engine(new()),
        };
        if (what == "weights")
        {
            stranger.Parameters["leaky.bias"][2] = Math.BitIncrement(stranger.Parameters["leaky.bias"][2]);
        }

        AssertRefused(stranger, session.ExportState(), message);
    }

    [Fact]
    public void StatesOfAnotherPrecision_AreRefused()
    {
        using var session = Leaky.SingleEngine(new()).CreateSession();
        AssertRefused(Leaky.Engine(new()), session.ExportState(), "state: the states come from other weights");
    }

    [Fact]
    public void EachByte_IsGuarded()
    {
        var engine = Leaky.Engine(new());
        using var session = engine.CreateSession();
        session.Step([1, 2], new double[3]);
        var bytes = session.ExportState();
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 1;
            AssertRefused(engine, damaged, "state: ");
            AssertRefused(engine, bytes[..i], "state: ");
        }

        AssertRefused(engine, [.. bytes, 0], "state: ");
        AssertRefused(engine, engine.ToBytes(), "state: the format is 'rnngen', expected 'rnngen.session': bytes that ExportState gave.");
    }

    /// <summary>Files that are whole, of the right network, and still not its states.</summary>
    [Fact]
    public void OtherStates_AreRefused_AndNamed()
    {
        var engine = Leaky.Engine(new());
        var layout = engine.Layout.Session!;
        AssertRefused(engine, SessionFile.Write(engine, layout, [1, double.NaN, 3]), "state: the state[1] (leaky.s[1]) is NaN, expected a finite number.");
        AssertRefused(engine, SessionFile.Write(engine, layout with { States = [new("leaky.c", 0, 3)] }, [1, 2, 3]), "state: the state 'leaky.c' is none of the network's: 'leaky.s'.");
        AssertRefused(engine, SessionFile.Write(engine, layout with { States = [] }, [1, 2, 3]), "state: the state 'leaky.s' is missing.");
        AssertRefused(engine, SessionFile.Write(engine, layout with { States = [new("leaky.s", 0, 2)] }, [1, 2, 3]), "state: the state 'leaky.s' is F64 [2], expected F64 [3].");
    }

    [Fact]
    public void StatesThatAreNotFinite_AreNotExported()
    {
        using var session = Leaky.Engine(new()).CreateSession();
        session.Step([1, double.NaN], new double[3]);
        Assert.Equal(
            "The state[0] (leaky.s[0]) is NaN, and states that are not finite are not exported. Reset the session.",
            Assert.Throws<InvalidOperationException>(session.ExportState).Message);
    }

    [Fact]
    public void TheBytes_AreSafetensors()
    {
        using var session = Leaky.Engine(new()).CreateSession();
        var header = SafetensorsReader.Read("test", session.ExportState(), out _);
        Assert.Equal("leaky.s", Assert.Single(header.Entries).Name);
        Assert.Equal("Tests.Leaky", header.Metadata["network"]);
        Assert.Contains("leaky.weight [3, 2]; leaky.bias [3]", Encoding.UTF8.GetString(session.ExportState()), StringComparison.Ordinal);
    }

    private static NetworkEngine<double> Normalized(NetworkEngine<double> engine)
    {
        engine.Normalization = new([1, 2], [3, 4]);
        return engine;
    }

    private static void AssertRefused(NetworkEngine<double> engine, byte[] bytes, string message)
    {
        using var session = engine.CreateSession();
        session.RestoreState([1, 2, 3]);
        Assert.StartsWith(message, Assert.Throws<SafetensorsException>(() => session.ImportState(bytes)).Message, StringComparison.Ordinal);
        var state = new double[3];
        session.CopyStateTo(state);
        Assert.Equal([1, 2, 3], state);
    }
}

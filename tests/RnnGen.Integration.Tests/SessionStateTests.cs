using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>What a session carries from step to step are its states and nothing else: they can be held, reset, and moved to another process.</summary>
public sealed class SessionStateTests
{
    public static TheoryData<string> Networks => Catalog.Streaming;

    [Theory]
    [MemberData(nameof(Networks))]
    public void ExportedStates_GoOnElsewhere_BitForBit(string name)
    {
        var declaration = NetworkCatalog.Find(name);
        var stream = new Stream(Catalog.Create<float>(declaration));
        using var session = stream.Open(NonFiniteHandling.Keep);
        using var other = new Stream(Catalog.Create<float>(declaration)).Open(NonFiniteHandling.Keep);
        stream.Step(session, 0);
        stream.Step(session, 1);
        stream.Step(other, 2);
        other.ImportState(session.ExportState());
        for (var t = 3; t < 6; t++)
        {
            Bits.AssertSame<float>(stream.Step(session, t), stream.Step(other, t), $"{name}, step {t}");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void ABrokenStep_LeavesNothingBehind(string name)
    {
        var stream = new Stream(Catalog.Create<float>(NetworkCatalog.Find(name)));
        using var held = stream.Open(NonFiniteHandling.Hold);
        using var throwing = stream.Open(NonFiniteHandling.Throw);
        using var reset = stream.Open(NonFiniteHandling.Reset);
        using var expected = stream.Open(NonFiniteHandling.Keep);
        using var anew = stream.Open(NonFiniteHandling.Keep);
        Array.ForEach([held, throwing, reset, expected], session => stream.Step(session, 0));
        if (!stream.Break(held))
        {
            return;
        }

        Assert.True(stream.Break(reset));
        Assert.ThrowsAny<Exception>(() => stream.Break(throwing));
        for (var t = 1; t < 4; t++)
        {
            var y = stream.Step(expected, t);
            Bits.AssertSame<float>(y, stream.Step(held, t), $"{name}, held, step {t}");
            Bits.AssertSame<float>(y, stream.Step(throwing, t), $"{name}, thrown, step {t}");
            Bits.AssertSame<float>(stream.Step(anew, t), stream.Step(reset, t), $"{name}, reset, step {t}");
        }

        Assert.Equal(new long[] { 1, 1, 1, 0 }, new[] { held, throwing, reset, expected }.Select(session => session.NonFiniteSteps));
    }

    /// <summary>A network and inputs for its sessions.</summary>
    private sealed class Stream(NetworkEngine<float> engine)
    {
        private readonly float[] _y = new float[engine.Layout.OutputSize];
        private readonly TypedBatch<float> _batch = Batches.Of(engine.Layout).First().As<float>();

        public Session<float> Open(NonFiniteHandling handling)
        {
            var session = engine.CreateSession(new() { NonFinite = handling });
            SessionSteps.Begin(session, engine.Layout, _batch.Batch, 0);
            return session;
        }

        public float[] Step(Session<float> session, int t)
        {
            SessionSteps.Step(session, engine.Layout, _batch.Batch, 0, t % engine.Layout.Steps, _y);
            return [.. _y];
        }

        /// <summary>A step that is not finite; false where there is none: tokens are finite, and some states cannot leave their limits.</summary>
        public bool Break(Session<float> session)
        {
            if (engine.Layout.InputSize == 0)
            {
                return false;
            }

            float[] broken = [.. Enumerable.Repeat(float.NaN, engine.Layout.InputSize)];
            if (engine.Layout.HasSeveralInputs)
            {
                session.Step(broken, _batch.Batch.Tokens[..engine.Layout.Blocks[0].Tokens.Length], _y);
            }
            else
            {
                session.Step(broken, _y);
            }

            Assert.All(_y, value => Assert.True(float.IsNaN(value)));
            return true;
        }
    }
}

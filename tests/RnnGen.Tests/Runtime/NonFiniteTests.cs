using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>A session that meets a number that is not finite does what its options say.</summary>
public sealed class NonFiniteTests
{
    public static TheoryData<double> Numbers => [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Kept_ItStays(double number)
    {
        using var session = Open(NonFiniteHandling.Keep, out var y);
        session.Step([1, number], y);
        session.Step([1, 2], y);
        Assert.All(y, value => Assert.False(double.IsFinite(value)));
        Assert.Equal(0, session.NonFiniteSteps);
        Assert.Equal(NonFiniteHandling.Keep, new SessionOptions().NonFinite);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Thrown_ItIsNamed_AndTheStepHasNotBeen(double number)
    {
        using var session = Open(NonFiniteHandling.Throw, out var y);
        session.Step([3, 4], y);
        var before = y.ToArray();
        var error = Assert.Throws<ArgumentException>("input", () => session.Step([1, number], y));
        Assert.StartsWith(FormattableString.Invariant($"input[1]: expected a number that is finite, also once it is normalized; given {number}."), error.Message, StringComparison.Ordinal);
        Assert.Equal(before, y);
        AssertGoesOn(session, [3, 4]);
        Assert.Equal(1, session.NonFiniteSteps);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Held_TheStepHasNotBeen(double number)
    {
        using var session = Open(NonFiniteHandling.Hold, out var y);
        session.Step([3, 4], y);
        session.Step([1, number], y);
        Assert.All(y, value => Assert.True(double.IsNaN(value)));
        session.StepLogits([number, 1], y);
        Assert.All(y, value => Assert.True(double.IsNaN(value)));
        AssertGoesOn(session, [3, 4]);
        Assert.Equal(2, session.NonFiniteSteps);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Reset_TheStreamBeginsAnew(double number)
    {
        using var session = Open(NonFiniteHandling.Reset, out var y);
        session.Step([3, 4], y);
        session.Step([1, number], y);
        Assert.All(y, value => Assert.True(double.IsNaN(value)));
        AssertGoesOn(session);
        Assert.Equal(1, session.NonFiniteSteps);
    }

    /// <summary>Finite inputs and weights whose product is not.</summary>
    [Fact]
    public void AStateThatOverflows_CountsToo()
    {
        var engine = Leaky.Engine(new());
        engine.Parameters["leaky.weight"][1, 0] = 1e300;
        using (var session = engine.CreateSession(new() { NonFinite = NonFiniteHandling.Throw }))
        {
            var error = Assert.Throws<NotFiniteNumberException>(() => session.Step([1e300, 0], new double[3]));
            Assert.Equal("The step makes the state[1] (leaky.s[1]) Infinity. The states are those before the step.", error.Message);
            Assert.Equal(double.PositiveInfinity, error.OffendingNumber);
            Assert.Equal(new double[3], State(session));
        }

        foreach (var handling in new[] { NonFiniteHandling.Hold, NonFiniteHandling.Reset })
        {
            using var session = engine.CreateSession(new() { NonFinite = handling });
            session.Step([1e300, 0], new double[3]);
            Assert.Equal(new double[3], State(session));
        }
    }

    [Fact]
    public void Tokens_HaveStatesAlone()
    {
        var engine = Leaky.Engine(new() { InputSize = 0, Vocabulary = 5 });
        using var session = engine.CreateSession(new() { NonFinite = NonFiniteHandling.Hold });
        var y = new double[3];
        session.Step(2, y);
        var before = State(session);
        engine.Parameters["leaky.weight"][0, 3] = double.NaN;
        session.Step(3, y);
        Assert.All(y, value => Assert.True(double.IsNaN(value)));
        Assert.Equal(before, State(session));
        session.Step(2, y);
        Assert.All(y, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Looking_AllocatesNothing()
    {
        using var session = Open(NonFiniteHandling.Hold, out var y);
        double[] x = [1, 2], bad = [double.NaN, 2];
        Assert.Equal(0, Allocation.Of(() => session.Step(x, y)));
        Assert.InRange(Allocation.Of(() => session.Step(bad, y)), 0, 0);
    }

    [Fact]
    public void AnUnknownOption_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("options", () => Leaky.Engine(new()).CreateSession(new() { NonFinite = (NonFiniteHandling)9 }));

    private static Session<double> Open(NonFiniteHandling handling, out double[] y)
    {
        y = new double[3];
        return Leaky.Engine(new()).CreateSession(new() { NonFinite = handling });
    }

    /// <summary>The session goes on as one that has seen these steps alone.</summary>
    private static void AssertGoesOn(Session<double> session, params double[][] seen)
    {
        using var other = Open(NonFiniteHandling.Keep, out var expected);
        foreach (var x in seen)
        {
            other.Step(x, expected);
        }

        var y = new double[3];
        for (var t = 0; t < 3; t++)
        {
            other.Step([t, 1], expected);
            session.Step([t, 1], y);
            Assert.Equal(expected, y);
        }
    }

    private static double[] State(Session<double> session)
    {
        var state = new double[session.StateLength];
        session.CopyStateTo(state);
        return state;
    }
}

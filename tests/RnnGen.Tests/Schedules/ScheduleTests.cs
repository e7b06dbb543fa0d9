namespace RnnGen.Tests;

public sealed class ScheduleTests
{
    public static TheoryData<string, Schedule, long, double> Values => new()
    {
        { "constant", Schedule.Constant, 1_000_000, 1 },
        { "step", new StepDecay(10, 0.5), 9, 1 },
        { "step", new StepDecay(10, 0.5), 10, 0.5 },
        { "step", new StepDecay(10, 0.5), 39, 0.125 },
        { "exponential", new ExponentialDecay(0.5), 0, 1 },
        { "exponential", new ExponentialDecay(0.5), 6, 0.015625 },
        { "cosine", new CosineDecay(100), 0, 1 },
        { "cosine", new CosineDecay(100), 50, 0.5 },
        { "cosine", new CosineDecay(100), 100, 0 },
        { "cosine", new CosineDecay(100, floor: 0.25), 50, 0.625 },
        { "cosine", new CosineDecay(100, floor: 0.2), 5_000, 0.2 },
        { "warm-up", new LinearWarmUp(4), 0, 0.25 },
        { "warm-up", new LinearWarmUp(4), 3, 1 },
        { "warm-up", new LinearWarmUp(4), 99, 1 },
        { "warm-up, then step", new LinearWarmUp(4, new StepDecay(2, 0.1)), 4, 1 },
        { "warm-up, then step", new LinearWarmUp(4, new StepDecay(2, 0.1)), 6, 0.1 },
        { "warm-ups", new LinearWarmUp(2, new LinearWarmUp(2, new ExponentialDecay(0.5))), 5, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Schedule_HasItsClosedForm(string name, Schedule schedule, long step, double expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected, schedule.Factor(step));
    }

    [Fact]
    public void Cosine_AgreesWithTheMathematicalFunction()
    {
        var schedule = new CosineDecay(997);
        for (var step = 0; step <= 997; step++)
        {
            // Half an ulp of 1 for either cosine, and the roundings of the sum and of the argument.
            Assert.Equal(0.5 * (1 + Math.Cos(Math.PI * step / 997)), schedule.Factor(step), 4e-16);
        }
    }

    [Fact]
    public void Exponential_AgreesWithARunningProduct()
    {
        var schedule = new ExponentialDecay(0.999);
        double product = 1;
        for (var step = 0; step < 5_000; step++, product *= 0.999)
        {
            // One rounding a step in the product; squares double their relative error, which sums to the same bound.
            Assert.Equal(1, schedule.Factor(step) / product, 2.3e-16 * (step + 1));
        }
    }

    [Fact]
    public void BadArguments_AreRefusedByName()
    {
        Assert.Equal("every", Assert.ThrowsAny<ArgumentException>(() => new StepDecay(0)).ParamName);
        Assert.Equal("factor", Assert.ThrowsAny<ArgumentException>(() => new StepDecay(1, 0)).ParamName);
        Assert.Equal("factor", Assert.ThrowsAny<ArgumentException>(() => new ExponentialDecay(-1)).ParamName);
        Assert.Equal("steps", Assert.ThrowsAny<ArgumentException>(() => new CosineDecay(0)).ParamName);
        Assert.Equal("floor", Assert.ThrowsAny<ArgumentException>(() => new CosineDecay(1, 2)).ParamName);
        Assert.Equal("steps", Assert.ThrowsAny<ArgumentException>(() => new LinearWarmUp(-1)).ParamName);
        Assert.Equal("step", Assert.ThrowsAny<ArgumentException>(() => Schedule.Constant.Factor(-1)).ParamName);
    }
}

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
        { "one cycle", new OneCycle(10), 2, 1 },
        { "one cycle, after its end", new OneCycle(10), 5_000, 1 / 25.0 / 1e4 },
        { "one cycle without a rise", new OneCycle(5, rise: 0.2), 0, 1 },
        { "one cycle of one step", new OneCycle(1), 0, 1 / 25.0 / 1e4 },
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

    // What torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=..., cycle_momentum=False) gives in PyTorch 1.13.
    public static TheoryData<OneCycle, double[]> Cycles => new()
    {
        {
            new OneCycle(10),
            [
                0.040000000000000036, 0.52, 1.0, 0.9504846320134737, 0.8117456539497631, 0.6112620219362893, 0.38874197806371075, 0.18825834605023697,
                0.049519367986526286, 4e-06,
            ]
        },
        {
            new OneCycle(7, rise: 0.5, divisor: 4, finalDivisor: 10),
            [0.25, 0.5091186271093947, 0.9283813728906053, 0.9517223231024293, 0.6209789553037033, 0.20854872159386742, 0.025]
        },
        { new OneCycle(5, rise: 0.1), [0.9698464310077126, 0.750001, 0.4131782584628902, 0.1169813105293973, 4e-06] },
    };

    [Theory]
    [MemberData(nameof(Cycles), DisableDiscoveryEnumeration = true)]
    public void OneCycle_AgreesWithPyTorch(OneCycle schedule, double[] expected)
    {
        for (var step = 0; step < expected.Length; step++)
        {
            // Both take a cosine within an ulp or two, and round four or five more times, all of numbers of at most 1.
            Assert.Equal(expected[step], schedule.Factor(step), 2e-15);
        }
    }

    private static readonly double[] Losses = [5, 4, 4, 4, 4, 3, 3.0001, 2.9999, 3, 3, 3, double.NaN, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];

    // What torch.optim.lr_scheduler.ReduceLROnPlateau(eps=0) gives in PyTorch 1.13, by how often it had reduced; the third one runs into its floor.
    public static TheoryData<ReduceOnPlateau, int[]> Plateaus => new()
    {
        { new ReduceOnPlateau(patience: 1), [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8] },
        { new ReduceOnPlateau(0.5, 2, cooldown: 2), [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4] },
        { new ReduceOnPlateau(0.5, 0, threshold: 0.3, floor: 0.125), [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3] },
    };

    [Theory]
    [MemberData(nameof(Plateaus), DisableDiscoveryEnumeration = true)]
    public void ReduceOnPlateau_AgreesWithPyTorch(ReduceOnPlateau plateau, int[] reductions)
    {
        Assert.Equal(1, plateau.Factor([]));
        for (var epoch = 0; epoch < Losses.Length; epoch++)
        {
            // A running product: a rounding for each reduction, on either side.
            Assert.Equal(1, plateau.Factor(Losses.Take(epoch + 1)) / Math.Pow(plateau.Base, reductions[epoch]), 20 * 2.3e-16);
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
        Assert.Equal("steps", Assert.ThrowsAny<ArgumentException>(() => new OneCycle(0)).ParamName);
        Assert.Equal("rise", Assert.ThrowsAny<ArgumentException>(() => new OneCycle(1, rise: 1)).ParamName);
        Assert.Equal("divisor", Assert.ThrowsAny<ArgumentException>(() => new OneCycle(1, divisor: 0.5)).ParamName);
        Assert.Equal("finalDivisor", Assert.ThrowsAny<ArgumentException>(() => new OneCycle(1, finalDivisor: double.NaN)).ParamName);
        Assert.Equal("factor", Assert.ThrowsAny<ArgumentException>(() => new ReduceOnPlateau(factor: 0)).ParamName);
        Assert.Equal("factor", Assert.ThrowsAny<ArgumentException>(() => new ReduceOnPlateau(factor: 1)).ParamName);
        Assert.Equal("patience", Assert.ThrowsAny<ArgumentException>(() => new ReduceOnPlateau(patience: -1)).ParamName);
        Assert.Equal("threshold", Assert.ThrowsAny<ArgumentException>(() => new ReduceOnPlateau(threshold: 1)).ParamName);
        Assert.Equal("cooldown", Assert.ThrowsAny<ArgumentException>(() => new ReduceOnPlateau(cooldown: -1)).ParamName);
        Assert.Equal("floor", Assert.ThrowsAny<ArgumentException>(() => new ReduceOnPlateau(floor: 2)).ParamName);
        Assert.Equal("step", Assert.ThrowsAny<ArgumentException>(() => Schedule.Constant.Factor(-1)).ParamName);
    }
}

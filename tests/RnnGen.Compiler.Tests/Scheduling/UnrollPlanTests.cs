using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Scheduling;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Scheduling;

public sealed class UnrollPlanTests
{
    [Theory]
    [InlineData(1, RnnGen.UnrollMode.Auto, 0, 1)]
    [InlineData(48, RnnGen.UnrollMode.Auto, 0, 48)]
    [InlineData(64, RnnGen.UnrollMode.Auto, 0, 64)]
    [InlineData(65, RnnGen.UnrollMode.Auto, 0, 13)]
    [InlineData(67, RnnGen.UnrollMode.Auto, 0, 1)]
    [InlineData(70, RnnGen.UnrollMode.Auto, 0, 14)]
    [InlineData(1000, RnnGen.UnrollMode.Auto, 0, 10)]
    [InlineData(70, RnnGen.UnrollMode.Full, 0, 70)]
    [InlineData(5, RnnGen.UnrollMode.None, 0, 1)]
    [InlineData(70, RnnGen.UnrollMode.Factor, 7, 7)]
    public void Factor_IsTheLargestThatFits(int steps, RnnGen.UnrollMode unroll, int factor, int expected)
    {
        NetworkDeclaration network = NetworkBuilder.Network("Any", steps, 4).Unroll(unroll, factor).Input(1).Lstm(2);
        var plan = UnrollPlan.Of(network.Options, steps);
        Assert.Equal((steps, expected), (plan.Steps, plan.Factor));
        Assert.Equal(expected == steps, plan.IsFull);
        Assert.Equal(0, steps % plan.Factor);
        Assert.NotEmpty(plan.Reason);
    }
}

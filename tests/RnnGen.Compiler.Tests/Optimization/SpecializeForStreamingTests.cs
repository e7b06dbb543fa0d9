using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>A session predicts, and its row lasts; its numbers are rounded where those of other passes are.</summary>
public sealed class SpecializeForStreamingTests
{
    private readonly NodeBuilder _node = new("node", SmallPrograms.Steps);
    private readonly Value _x;
    private readonly Value _y;
    private readonly Value _mask;

    public SpecializeForStreamingTests() => (_x, _y, _mask) = (_node.Given("x"), _node.Given("y"), _node.Given("mask"));

    [Fact]
    public void Choice_IsWhatHoldsWhileTheRowLasts() => Assert.Equal(["Same(x)"], Chosen(_node.Step.Apply(new WhileValid(), _node.Given("valid", width: 1), _x, _y)));

    /// <summary>The choice was a vector because of what is not chosen, and what reads it counts on that.</summary>
    [Fact]
    public void ScalarThatIsChosen_IsSpreadOutToTheWidthOfTheChoice() => Assert.Equal(
        ["Same(Broadcast(1))"], Chosen(_node.Step.Apply(new WhileValid(), _node.Given("valid", width: 1), _node.Step.Constant(1), _y)));

    [Fact]
    public void Dropout_KeepsAll() => Assert.Equal(["Same(x)"], Chosen(_node.Step.Apply(new Dropout(), _x, _mask)));

    /// <summary>old + p (new - old): p is the mask's expectation.</summary>
    [Fact]
    public void Zoneout_IsItsExpectation()
    {
        var zoneout = _node.Step.Apply(new Zoneout(), _mask, _node.Step.Constant(0.75), _x, _y);
        Assert.Equal(["MultiplyAdd(Same(Broadcast(0.75)), Subtract(Same(x), Same(y)), Same(y))"], Chosen(zoneout));
        Assert.Equal(new MultiplyAdd(IsNegated: false, IsLast: false), Specialized(zoneout)[0].Op);
    }

    /// <summary>Other passes store it, and so have rounded it.</summary>
    [Fact]
    public void ProductThatLeavesTheNode_IsRounded() => Assert.Equal(["Same(Multiply(x, y))"], Chosen(_x * _y));

    /// <summary>A name rounds it everywhere.</summary>
    [Fact]
    public void ProductWithAName_StaysAsItIs() => Assert.Equal(["Multiply(x, y)"], Chosen(_node.Step.Let("p", _x * _y)));

    [Fact]
    public void ProductWithinTheNode_StaysAsItIs() => Assert.Equal(["Tanh(Multiply(x, y))"], Chosen(_node.Step.Apply(new Tanh(), _x * _y)));

    private IEnumerable<string> Chosen(Value value) => Specialized(value).Select(SmallPrograms.Nested);

    private IReadOnlyList<Value> Specialized(Value value) => new SpecializeForStreaming().Run(SmallPrograms.Forward(_node.Map([value]))).Forward[0].Body.Outputs;
}

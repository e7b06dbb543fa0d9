using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>The products that are rounded with their sum. A product that something else reads too is rounded by itself: so that both read the same number.</summary>
public sealed class FuseMultiplyAddTests
{
    private readonly NodeBuilder _node = new("node", SmallPrograms.Steps);
    private readonly Value _x;
    private readonly Value _y;
    private readonly Value _z;

    public FuseMultiplyAddTests() => (_x, _y, _z) = (_node.Given("x"), _node.Given("y"), _node.Given("z"));

    [Fact]
    public void ProductThatASumReads_JoinsIt() => Assert.Equal(["MultiplyAdd(x, y, z)"], Fused((_x * _y) + _z));

    [Fact]
    public void OfTwoProducts_TheFirstJoins() => Assert.Equal(["MultiplyAdd(x, y, Multiply(y, z))"], Fused((_x * _y) + (_y * _z)));

    /// <summary>The place of the product is kept for the equations that people read.</summary>
    [Fact]
    public void Place_OfTheProductIsKept()
    {
        Assert.Equal(new MultiplyAdd(IsNegated: false, IsLast: false), OpOf((_x * _y) + _z));
        Assert.Equal(new MultiplyAdd(IsNegated: false, IsLast: true), OpOf(_z + (_x * _y)));
    }

    [Fact]
    public void ProductThatIsSubtracted_Joins()
    {
        var difference = _z - (_x * _y);
        Assert.Equal(["MultiplyAdd(x, y, z)"], Fused(difference));
        Assert.Equal(new MultiplyAdd(IsNegated: true, IsLast: true), OpOf(difference));
    }

    [Fact]
    public void ProductThatSomethingIsSubtractedFrom_Stays() => Assert.Equal(["Subtract(Multiply(x, y), z)"], Fused((_x * _y) - _z));

    [Fact]
    public void ProductThatTwoSumsRead_Stays() =>
        Assert.Equal(["Add(Multiply(x, y), z)", "Subtract(z, Multiply(x, y))"], Fused((_x * _y) + _z, _z - (_x * _y)));

    [Fact]
    public void ProductThatLeavesTheNode_Stays() => Assert.Equal(["Add(Multiply(x, y), z)", "Multiply(x, y)"], Fused((_x * _y) + _z, _x * _y));

    /// <summary>A name is an equation of its own.</summary>
    [Fact]
    public void ProductWithAName_Stays() => Assert.Equal(["Add(p, z)"], Fused(_node.Step.Let("p", _x * _y) + _z));

    private IEnumerable<string> Fused(params Value[] values) => SmallPrograms.OutputsAfter(new FuseMultiplyAdd(), _node.Map(values));

    private Op OpOf(Value value) => new FuseMultiplyAdd().Run(SmallPrograms.Forward(_node.Map([value]))).Forward[0].Body.Outputs[0].Op;
}

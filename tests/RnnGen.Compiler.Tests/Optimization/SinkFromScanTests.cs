using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>The values that leave a reverse scan, and those that stay, beside those that every layer has.</summary>
public sealed class SinkFromScanTests
{
    private readonly NodeBuilder _node = new("back", SmallPrograms.Steps);
    private readonly Value _dy;
    private readonly Value _dh;

    public SinkFromScanTests()
    {
        (_dy, _dh) = (_node.Given("dy"), _node.State("dh", SmallPrograms.Width));
        _node.Next(_dh, _node.TimesTransposed(SmallPrograms.Matrix("U"), _dh + _dy));
    }

    /// <summary>A map of nothing would be a pass over nothing.</summary>
    [Fact]
    public void ScanWithoutGradientsOfParameters_LeavesNoMapOfThem()
    {
        _node.Output(_dh + _dy, SmallPrograms.Sequence("out"));
        Assert.Equal(["back"], Sunk().Select(node => node.Name.ToString()));
    }

    /// <summary>Of what a product goes into, the other operand may well stay: the scan hands it on.</summary>
    [Fact]
    public void WhatReadsAProductThatLeaves_LeavesWithIt()
    {
        var adjoint = _node.Step.Let("δ", _dh * _dy);
        _node.Output(_node.TimesTransposed(SmallPrograms.Matrix("W"), adjoint) + adjoint, SmallPrograms.Sequence("out"));
        var nodes = Sunk();
        Assert.Equal(["back", "back.input"], nodes.Select(node => node.Name.ToString()));
        Assert.Equal(["Multiply(dh₋, dy)"], nodes[0].Body.Outputs.Select(SmallPrograms.Nested));
        Assert.Equal(["Add(Wᵀ δ, δ)"], nodes[1].Body.Outputs.Select(SmallPrograms.Nested));
    }

    /// <summary>The map reads the output that there is; the scan writes no second one.</summary>
    [Fact]
    public void WhatCrosses_IsNotStoredTwice_WhereItIsAnOutputAlready()
    {
        var adjoint = _node.Step.Let("δ", _dh * _dy);
        _node.Output(adjoint, SmallPrograms.Sequence("adjoints"));
        _node.Output(_node.TimesTransposed(SmallPrograms.Matrix("W"), adjoint), SmallPrograms.Sequence("out"));
        var nodes = Sunk();
        Assert.Equal(["adjoints"], nodes[0].Outputs.Select(output => output.ToString()));
        Assert.Equal(["dy", "adjoints"], nodes[1].Feeds.Select(feed => feed.Sequence.ToString()));
    }

    /// <summary>A number is the same on both sides: it need not be stored.</summary>
    [Fact]
    public void Number_DoesNotCross()
    {
        _node.Output(2 * _node.TimesTransposed(SmallPrograms.Matrix("W"), _dy), SmallPrograms.Sequence("out"));
        var nodes = Sunk();
        Assert.Empty(nodes[0].Outputs);
        Assert.Equal(["Multiply(2, Wᵀ dy)"], nodes[1].Body.Outputs.Select(SmallPrograms.Nested));
    }

    /// <summary>Sequences of values without a name have names all the same, which are identifiers where they are emitted.</summary>
    [Fact]
    public void WhatCrossesWithoutAName_IsCalledAPart()
    {
        var adjoint = _dh * _dy;
        _node.Output(_node.TimesTransposed(SmallPrograms.Matrix("W"), adjoint), SmallPrograms.Sequence("out"));
        Assert.Equal([$"back.part{adjoint.Id}"], Sunk()[0].Outputs.Select(output => output.ToString()));
    }

    /// <summary>Its product with U is what the next step begins with.</summary>
    [Fact]
    public void ProductThatTheNextStepNeeds_Stays()
    {
        _node.Output(_node.TimesTransposed(SmallPrograms.Matrix("U"), _dh + _dy), SmallPrograms.Sequence("out"));
        Assert.Equal(["back"], Sunk().Select(node => node.Name.ToString()));
    }

    private IReadOnlyList<Node> Sunk()
    {
        var scan = _node.Scan(Direction.Backward);
        var reverse = new ReverseScan(scan.Name, scan.Body, scan.Feeds, scan.Outputs, scan.Steps, scan.Histories, [null], [null], scan.Direction);
        return new SinkFromScan().Run(SmallPrograms.Backward(reverse)).Backward;
    }
}

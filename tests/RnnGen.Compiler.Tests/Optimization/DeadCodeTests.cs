using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>A value that nothing reads goes; one that callers read stays, as does one that a node reads beside its feeds.</summary>
public sealed class DeadCodeTests
{
    private readonly NodeBuilder _node = new("node", SmallPrograms.Steps);
    private readonly Value _x;
    private readonly Value _y;
    private readonly Value _z;

    public DeadCodeTests() => (_x, _y, _z) = (_node.Given("x"), _node.Given("y"), _node.Given("z"));

    [Fact]
    public void Outputs_StayWhereCallersReadThem()
    {
        var program = SmallPrograms.Forward(_node.Map(_x, _y, _z, _x + _y, _y + _z));
        var outputs = program.Forward[0].Outputs;
        var contract = program.Interface with
        {
            Heads = [new("output", new(outputs[0]), new(outputs[1]), null, null, outputs[2])],
            Traces = [new("layer", outputs[3], Direction.Forward)],
        };
        Assert.Equal(outputs.Take(4), new DeadCode().Run(program with { Interface = contract }).Forward[0].Outputs);
    }

    [Fact]
    public void Inputs_AreThoseOfTheFeedsThatStay_InTheirOrder()
    {
        var program = SmallPrograms.Forward(_node.Map([_x + _z]));
        var node = new DeadCode().Run(program with { Interface = SmallPrograms.Giving(program, program.Forward[0].Outputs[0]) }).Forward[0];
        Assert.Equal(["x", "z"], node.Feeds.Select(feed => feed.Sequence.Name.ToString()));
        Assert.Equal([("x", 0), ("z", 1)], node.Body.Inputs.Select(input => (Input)input.Op).Select(input => (input.Label, input.Index)));
    }

    /// <summary>The feed goes, and with it what it would have read.</summary>
    [Fact]
    public void OutputThatOnlyAnUnusedFeedReads_Goes()
    {
        var first = _node.Map([_x]);
        var second = new NodeBuilder("second", SmallPrograms.Steps);
        second.Read(first.Outputs[0], "unused");
        var last = second.Map([second.Given("x")]);
        Assert.Empty(new DeadCode().Run(SmallPrograms.Forward(first, last)).Forward[0].Outputs);
    }

    /// <summary>No feed reads it.</summary>
    [Fact]
    public void WhatAScanBeginsWith_Stays()
    {
        var bridge = _node.Map([_x]);
        var scan = new NodeBuilder("scan", SmallPrograms.Steps);
        var h = scan.State("h", SmallPrograms.Width, new Feed(bridge.Outputs[0]));
        scan.Next(h, h);
        Assert.Single(new DeadCode().Run(SmallPrograms.Forward(bridge, scan.Scan())).Forward[0].Outputs);
    }
}

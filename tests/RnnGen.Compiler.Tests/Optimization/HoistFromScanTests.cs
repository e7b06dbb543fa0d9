using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>The values that leave a scan, at the borders of its conditions.</summary>
public sealed class HoistFromScanTests
{
    /// <summary>A register tile has four rows: fewer rows a step do not fill it, and fewer steps do not fill it either.</summary>
    [Theory]
    [InlineData(3, 4, true)]
    [InlineData(4, 4, false)]
    [InlineData(3, 3, false)]
    public void Product_Leaves_WhereRowsDoNotFillATileAndStepsDo(int rows, int steps, bool leaves)
    {
        var node = new NodeBuilder("scan", steps);
        var h = node.State("h", SmallPrograms.Width);
        node.Next(h, node.Times(SmallPrograms.Matrix("W"), node.Given("x")) + h);
        Assert.Equal(leaves, Hoisted(node.Scan(), rows) is not null);
    }

    /// <summary>The levels of a tree near its root have few nodes, however many rows there are; what is copied from its children a node cannot know before.</summary>
    [Fact]
    public void ProductWithTheNodesInput_AlwaysLeavesATree_AndThatWithItsChildrenStays()
    {
        var node = new NodeBuilder("tree", SmallPrograms.Steps);
        var (states, left) = (SmallPrograms.Sequence("h"), SmallPrograms.Sequence("left", role: SequenceRole.Copied));
        node.Output(node.Times(SmallPrograms.Matrix("W"), node.Given("x")) + node.Times(SmallPrograms.Matrix("U"), node.Read(left, "l")), states);
        Assert.Equal(["W x"], Hoisted(node.TreeScan([new ChildLink(0, states, left)], null), rows: 64)!.Body.Outputs.Select(SmallPrograms.Nested));
    }

    /// <summary>One unit of a few terms is a scalar equation, which has no tiles; the terms of all its products count.</summary>
    [Theory]
    [InlineData(1, Kernel.MaxScalarTerms - 1, 1, false)]
    [InlineData(1, Kernel.MaxScalarTerms, 1, true)]
    [InlineData(2, 1, 1, true)]
    public void ProductsOfOneUnit_Leave_WhereTheyHaveManyTerms(int units, int first, int second, bool leave)
    {
        var node = new NodeBuilder("scan", SmallPrograms.Steps);
        var h = node.State("h", units);
        var (x, y) = (node.Given("x", first), node.Given("y", second));
        node.Next(h, node.Times(SmallPrograms.Matrix("W", units, first), x) + node.Times(SmallPrograms.Matrix("V", units, second), y) + h);
        Assert.Equal(leave, Hoisted(node.Scan(), rows: 1) is not null);
    }

    /// <summary>Nothing with a state reads it, and it is no less free of states for that.</summary>
    [Fact]
    public void ProductThatIsAnOutput_Leaves()
    {
        var node = new NodeBuilder("scan", SmallPrograms.Steps);
        var (x, h) = (node.Given("x"), node.State("h", SmallPrograms.Width));
        node.Next(h, h);
        node.Output(node.Times(SmallPrograms.Matrix("W"), x), SmallPrograms.Sequence("out"));
        Assert.Equal(["W x"], Hoisted(node.Scan(), rows: 1)!.Body.Outputs.Select(SmallPrograms.Nested));
    }

    [Fact]
    public void Labels_ComeFromTheMatrix_OrTheName_AndAreOneEach()
    {
        var node = new NodeBuilder("scan", SmallPrograms.Steps);
        var (x, y, z, h) = (node.Given("x"), node.Given("y"), node.Given("z"), node.State("h", SmallPrograms.Width));
        var (w, v) = (SmallPrograms.Matrix("W"), SmallPrograms.Matrix("V"));
        Value[] products = [node.Times(w, x), node.Times(v, x), node.Step.Let("query", node.Times(v, y)), node.Times(w, z)];
        node.Next(h, products.Aggregate(h, (sum, product) => sum * product));
        var labels = Hoisted(node.Scan(), rows: 1)!.Outputs.Select(output => output.Name.Label).ToList();
        Assert.Equal(["x", "Vx", "query", $"x{products[3].Id}"], labels);
    }

    /// <summary>The emitted comment says what was decided, at the borders too.</summary>
    [Theory]
    [InlineData(5, 3, "What depends on x_t alone was computed for all 5 steps at once")]
    [InlineData(5, 4, "The product with x_t stays in the step: 4 rows fill the tiles")]
    [InlineData(3, 3, "The product with x_t stays in the step: with 3 steps")]
    public void Reason_IsThatOfTheDecision(int steps, int rows, string beginning)
    {
        var node = new NodeBuilder("scan", steps);
        var h = node.State("h", SmallPrograms.Width);
        node.Next(h, node.Times(SmallPrograms.Matrix("W"), node.Given("x")) + node.Times(SmallPrograms.Matrix("U"), h));
        Assert.StartsWith(beginning, Reason(node.Scan(), rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Reason_SpeaksOfTokens_WhereTheyWereLookedUp()
    {
        var node = new NodeBuilder("scan", SmallPrograms.Steps);
        var (token, h) = (node.Read(SmallPrograms.Sequence("tokens", 1, SequenceRole.Tokens), "token"), node.State("h", SmallPrograms.Width));
        node.Next(h, node.Step.Apply(new Lookup(SmallPrograms.Matrix("W")), token) + node.Times(SmallPrograms.Matrix("U"), h));
        Assert.StartsWith("What depends on the token alone", Reason(node.Scan(), rows: 8), StringComparison.Ordinal);
    }

    /// <summary>Without a product with x_t there was nothing to decide, though the step adds x_t.</summary>
    [Fact]
    public void Reason_IsMissing_WhereThereIsNoProductWithTheInput()
    {
        var node = new NodeBuilder("scan", SmallPrograms.Steps);
        var h = node.State("h", SmallPrograms.Width);
        node.Next(h, node.Given("x") + node.Times(SmallPrograms.Matrix("U"), h));
        Assert.Null(Reason(node.Scan(), rows: 8));
    }

    /// <summary>The reason for what the pass did, of the scan as it is emitted.</summary>
    private static string? Reason(Scan scan, int rows)
    {
        var context = new PassContext(rows);
        var nodes = PassList.Run([new HoistFromScan(), new FuseProjections()], SmallPrograms.Forward(scan), context, CancellationToken.None).Forward;
        return HoistFromScan.Reason(nodes.OfType<Scan>().Single(), nodes.OfType<Map>().SingleOrDefault(), context);
    }

    /// <summary>The map that the pass has cut out of the scan; null for none.</summary>
    private static Map? Hoisted(Node scan, int rows) =>
        new HoistFromScan().Run(SmallPrograms.Forward(scan), new PassContext(rows)).Forward.OfType<Map>().SingleOrDefault();
}

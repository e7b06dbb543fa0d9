using RnnGen.Compiler.Equations;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Equations;

/// <summary>Where the trained parameters of a user's cell stand.</summary>
public sealed class StoragePlanTests
{
    [Fact]
    public void MatricesThatMeetOneVector_StandSideBySide()
    {
        var cell = new CellSketch("Gated");
        var (x, h, w, v) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Weight("v"));
        var plan = new StoragePlan(cell.Returns(((w * x) + h).Then("Multiply", v * x)));
        Assert.Equal(plan[w.Value].Storage, plan[v.Value].Storage);
        Assert.Equal([0, 1], [plan[w.Value].Block, plan[v.Value].Block]);
    }

    /// <summary>w is stored for its products, u row after row.</summary>
    [Fact]
    public void MatrixThatIsTransposedToo_StandsAlone()
    {
        var cell = new CellSketch("Tied");
        var (x, h, w, u) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Weight("u"));
        var program = cell.Returns((w * x) + (u * x) + (0.5 * u.Then("Transpose")).Then("Product", h) + h);
        var (plan, uses) = (new StoragePlan(program), new MatrixUses(program));
        Assert.NotEqual(plan[w.Value].Storage, plan[u.Value].Storage);
        Assert.Equal([true, false], [uses.IsFactor(w.Value), uses.IsFactor(u.Value)]);
    }

    /// <summary>Its size is no use of its elements, and what makes it larger or smaller is done to the product.</summary>
    [Fact]
    public void ScaledMatrix_StandsBesideOthers()
    {
        var cell = new CellSketch("Scaled");
        var (x, h, w, u) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Weight("u"));
        var plan = new StoragePlan(cell.Returns((w * x) + (u.Then("Negate") / u.Then("Columns")).Then("Product", x) + h));
        Assert.Equal(plan[w.Value].Storage, plan[u.Value].Storage);
    }

    /// <summary>It would leave a gap that is nobody's, and what comes next would stand in the trained matrix.</summary>
    [Fact]
    public void MatrixState_TakesNoPlaceBesideATrainedMatrix()
    {
        var cell = new CellSketch("Memory");
        var (x, h, m, w) = (cell.Input(), cell.State("h"), cell.MatrixState("m"), cell.Weight("w"));
        var read = m.Then("Product", x);
        var plan = new StoragePlan(cell.Returns((w * x) + h + read, m + h.Then("Outer", x)));
        Assert.Equal(0, plan[w.Value].Block);
    }
}

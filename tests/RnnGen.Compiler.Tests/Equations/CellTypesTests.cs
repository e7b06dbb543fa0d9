using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Equations;

/// <summary>Widths follow from equations, and what cannot match is objected to at the operand.</summary>
public sealed class CellTypesTests
{
    [Theory]
    [InlineData("wq", "a matrix of units x inputs")]
    [InlineData("wk", "a matrix of 3 x inputs")]
    [InlineData("c", "a matrix of units x 3")]
    [InlineData("n", "a vector of 3")]
    [InlineData("bf", "a vector of 2 units")]
    [InlineData("h", "a vector of units")]
    public void Widths_FollowFromTheEquations(string parameter, string type)
    {
        var program = Memory();
        var types = CellTypes.Of(program);
        Assert.Empty(types.Problems);
        Assert.Equal(type, types[program.Parameters.ToList().FindIndex(p => p.Name == parameter)].ToString());
    }

    [Fact]
    public void Concatenation_AddsWidths()
    {
        var types = CellTypes.Of(CellSketches.Kitchen);
        Assert.Empty(types.Problems);
        Assert.Equal("a matrix of 3 units x units + inputs + 6", types[CellSketches.Kitchen.Parameters.ToList().FindIndex(p => p.Name == "w")].ToString());
    }

    [Fact]
    public void InputBesideAState_IsObjectedTo()
    {
        var cell = new CellSketch("Mixed");
        var (x, h) = (cell.Input(), cell.State("h"));
        var problem = Assert.Single(CellTypes.Of(cell.Returns(h * x)).Problems);
        Assert.Equal((CellProblemKind.ElementwiseShape, 2, 1), (problem.Kind, problem.Value, problem.Operand));
        Assert.Equal(["a vector of inputs", "a vector of units"], problem.Details);
    }

    [Fact]
    public void InputAsWideAsTheUnits_MayStandBesideAState()
    {
        var cell = new CellSketch("Mixed");
        var (x, h) = (cell.Input(isAsWideAsUnits: true), cell.State("h"));
        Assert.Empty(CellTypes.Of(cell.Returns(h * x)).Problems);
    }

    [Fact]
    public void ResultOfAnotherWidth_IsObjectedTo()
    {
        var cell = new CellSketch("Doubled");
        var (x, h, w) = (cell.Input(), cell.State("h"), cell.Weight("w"));
        var next = (w * x) + h;
        var problem = Assert.Single(CellTypes.Of(cell.Returns(next.Then("Concat", h))).Problems);
        Assert.Equal("a vector of 2 units", problem.Details[0]);
        Assert.Equal("a vector of units", problem.Details[1]);
    }

    [Fact]
    public void FlattenedMatrix_IsAsLongAsItsRowsTogether()
    {
        var cell = new CellSketch("Flat");
        var (x, h, s) = (cell.Input(), cell.State("h"), cell.MatrixState("s", 0, 3));
        var w = cell.Weight("w");
        var next = s + h.Then("Outer", x.Then("Slice", 0, 3));
        var program = cell.Returns(w * next.Then("Flatten"), next);
        var types = CellTypes.Of(program);
        Assert.Empty(types.Problems);
        Assert.Equal("a matrix of units x 3 units", types[w.Value].ToString());
    }

    /// <summary>That c has two elements is only what its next value says.</summary>
    [Fact]
    public void FlattenedMatrix_MayLearnItsColumnsLater()
    {
        var cell = new CellSketch("Flat");
        var (x, h, c) = (cell.Input(), cell.State("h"), cell.State("c"));
        var w = cell.Weight("w");
        var types = CellTypes.Of(cell.Returns((w * h.Then("Outer", c).Then("Flatten")) + h, x.Then("Slice", 0, 2)));
        Assert.Empty(types.Problems);
        Assert.Equal("a matrix of units x 2 units", types[w.Value].ToString());
    }

    [Fact]
    public void FlattenedMatrixOfAnotherLength_IsObjectedTo()
    {
        var cell = new CellSketch("Flat");
        var (x, h, c) = (cell.Input(), cell.State("h"), cell.State("c"));
        var problem = Assert.Single(CellTypes.Of(cell.Returns(h + h.Then("Outer", c).Then("Flatten"), x.Then("Slice", 0, 2))).Problems);
        Assert.Equal((CellProblemKind.FlattenedLength, 0), (problem.Kind, problem.Operand));
        Assert.Equal(["a matrix of units x 2", "a vector of units"], problem.Details);
    }

    /// <summary>Both w's columns and u's rows are open; u is the one that has outputs of its own.</summary>
    [Fact]
    public void OpenRows_AreTheUnitsBeforeColumnsAre()
    {
        var cell = new CellSketch("Open");
        var (x, h, w, u) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Weight("u"));
        var types = CellTypes.Of(cell.Returns((w * x.Then("Slice", 0, 2).Then("Concat", u * x)) + h));
        Assert.Empty(types.Problems);
        Assert.Equal(["a matrix of units x units + 2", "a matrix of units x inputs"], [types[w.Value].ToString(), types[u.Value].ToString()]);
    }

    /// <summary>Units times inputs is no width that widths are made of.</summary>
    [Fact]
    public void FlattenedMatrixOfTwoWidths_IsObjectedTo()
    {
        var cell = new CellSketch("Flat");
        var (x, h) = (cell.Input(), cell.State("h"));
        var w = cell.Weight("w");
        var problem = Assert.Single(CellTypes.Of(cell.Returns(w * h.Then("Outer", x).Then("Flatten"))).Problems);
        Assert.Equal((CellProblemKind.OpenMatrix, 0), (problem.Kind, problem.Operand));
        Assert.Equal(["a matrix of units x inputs"], problem.Details);
    }

    /// <summary>Of units + 2 elements there are 7 in some networks: it is these that are asked.</summary>
    [Fact]
    public void SliceOfAVectorThatANetworkMakesLonger_IsNotObjectedTo()
    {
        var cell = new CellSketch("Longer");
        var (x, h) = (cell.Input(), cell.State("h"));
        var longer = h.Then("Concat", x.Then("Slice", 0, 2));
        var types = CellTypes.Of(cell.Returns(longer.Then("Slice", 6, 1).Then("Sum") * h));
        Assert.Empty(types.Problems);
        Assert.Equal([2, 7], types.Bounds.Select(bound => bound.Least));
    }

    [Fact]
    public void SliceOfAShorterState_IsObjectedTo()
    {
        var cell = new CellSketch("Cut");
        var (x, h, m) = (cell.Input(), cell.State("h"), cell.State("m", 4));
        var w = cell.Weight("w");
        var problem = Assert.Single(CellTypes.Of(cell.Returns((w * x) + (m.Then("Slice", 2, 3).Then("Sum") * h), m)).Problems);
        Assert.Equal(["a vector of 4", "5"], problem.Details);
    }

    [Fact]
    public void TransposeWithoutAVector_IsObjectedTo()
    {
        var cell = new CellSketch("Bare");
        var (x, h, w) = (cell.Input(), cell.State("h"), cell.Weight("w"));
        Assert.Contains(CellTypes.Of(cell.Returns((w * x) + h + w.Then("Transpose").Then("Tanh").Then("Product", h))).Problems, problem => problem.Kind == CellProblemKind.TransposeUse);
    }

    [Fact]
    public void ParameterWithoutEffect_IsObjectedTo()
    {
        var cell = new CellSketch("Idle");
        var (x, h, w, _) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Bias("b"));
        var problem = Assert.Single(CellTypes.Of(cell.Returns((w * x) + h)).Problems);
        Assert.Equal((CellProblemKind.UnusedParameter, 3), (problem.Kind, problem.Value));
    }

    [Fact]
    public void ParameterOfWhichOnlyTheSizeMatters_IsObjectedTo()
    {
        var cell = new CellSketch("Measured");
        var (x, h, w, u) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Weight("u"));
        var problem = Assert.Single(CellTypes.Of(cell.Returns(((w * x) + h) / u.Then("Rows"))).Problems);
        Assert.Equal((CellProblemKind.UnusedParameter, 3), (problem.Kind, problem.Value));
    }

    [Fact]
    public void MatrixAsTheFirstState_IsObjectedTo()
    {
        var cell = new CellSketch("Matrix");
        var (x, s) = (cell.Input(), cell.MatrixState("s"));
        Assert.Contains(CellTypes.Of(cell.Returns(x.Then("Outer", x) + s)).Problems, problem => problem.Kind == CellProblemKind.OutputState);
    }

    [Fact]
    public void WidthsInANetwork_AreNumbers()
    {
        var width = (Width.Units * new Fraction(1, 3)) + Width.Inputs - Width.Number(2);
        Assert.Equal(5, width.In(inputs: 3, units: 12));
        Assert.Null(width.In(inputs: 3, units: 10));
        Assert.Null(width.In(inputs: 1, units: 3));
    }

    private static CellProgram Memory()
    {
        var cell = new CellSketch("Memory");
        var (x, h, c, n) = (cell.Input(), cell.State("h"), cell.MatrixState("c", 0, 3), cell.State("n"));
        var (wq, wk, wf, bf) = (cell.Weight("wq"), cell.Weight("wk"), cell.Weight("wf"), cell.Bias("bf"));
        var k = wk * x;
        var gates = (wf * x) + bf;
        var memory = c + gates.Then("Part", 0, 2).Then("Outer", k);
        return cell.Returns((wq * x) + gates.Then("Part", 1, 2) + memory.Then("Product", n) + h, memory, n + k);
    }
}

using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Equations;

/// <summary>The text of a cell is the cell.</summary>
public sealed class CellTextTests
{
    public static TheoryData<string> Cells => [.. All.Keys];

    private static Dictionary<string, CellProgram> All { get; } = new[]
    {
        CellSketches.MinimalGatedUnit,
        CellSketches.LongShortTermMemory,
        CellSketches.SimpleRecurrentUnit,
        CellSketches.MatrixMemory,
        CellSketches.GatedLinearAttention,
        CellSketches.Kitchen,
    }.ToDictionary(cell => cell.Name);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Text_ReadsAsTheCellItWasWrittenFrom(string name) => Assert.Equal(All[name], CellText.Read(CellText.Write(All[name])));

    [Fact]
    public void Text_IsReadable() => Assert.Equal(
        """
        cell 1 Leaky
        input vector x
        state vector h
        weight matrix w
        bias vector b initial=0.5
        Product 2 0
        Add 4 3 : a
        Tanh 5
        Number # 0.1
        Multiply 7 1
        Add 6 8
        results 9
        """.ReplaceLineEndings("\n"), CellText.Write(Leaky()));

    [Theory]
    [InlineData("")]
    [InlineData("cell 2 Leaky")]
    [InlineData("cell 1 Leaky\ninput vector x")]
    [InlineData("cell 1 Leaky\ninput vector x\nstate vector h\nTanh 7\nresults 2")]
    [InlineData("cell 1 Leaky\ninput vector x\nstate vector h\nSinh 1\nresults 2")]
    [InlineData("cell 1 Leaky\ninput vector x\nstate vector h\nTanh 1 0\nresults 2")]
    [InlineData("cell 1 Leaky\ninput vector x\nstate vector h\nTanh 1")]
    [InlineData("cell 1 Leaky\nstate vector h\nTanh 0\nresults 1")]
    [InlineData("cell 1 Leaky\ninput vector x\nstate vector h\nstate vector c\nTanh 1\nresults 3")]
    [InlineData("cell 1 Leaky\ninput vector x\nlatent vector h\nTanh 1\nresults 2")]
    public void Text_OfSomethingElse_IsNotRead(string text) => Assert.Null(CellText.Read(text));

    private static CellProgram Leaky()
    {
        var cell = new CellSketch("Leaky");
        var (x, h, w, b) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Bias("b", 0.5));
        return cell.Returns(cell.Let("a", (w * x) + b).Then("Tanh") + (0.1 * h));
    }
}

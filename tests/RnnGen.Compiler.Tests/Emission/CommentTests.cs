using System.Text.RegularExpressions;
using RnnGen.Compiler.Declarations;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Emission;

/// <summary>Comments of emitted code speak of what a reader can find: names of equations, not places in the compiler's lists.</summary>
public sealed partial class CommentTests
{
    private const int GroupSize = 20;

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, (NetworkCatalog.Single.Count + GroupSize - 1) / GroupSize)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Comments_NameNoNumberedValues(int group)
    {
        foreach (var network in NetworkCatalog.Single.Skip(group * GroupSize).Take(GroupSize))
        {
            var comments = NetworkCompiler.Compile(network, CancellationToken.None).Files.SelectMany(file => file.Text.Split('\n')).Where(line => line.Contains("//", StringComparison.Ordinal));
            Assert.All(comments, comment => Assert.DoesNotMatch(Numbered(), comment[comment.IndexOf("//", StringComparison.Ordinal)..]));
        }
    }

    /// <summary>The index of a step ends a name; it is not taken out of the middle of one.</summary>
    [Theory]
    [InlineData("h_tilde")]
    [InlineData("x_tx")]
    [InlineData("to_t_end")]
    public void NamesThatHoldTheMarkOfTime_StayWhole(string name)
    {
        var cell = new CellSketch("Marked");
        var (x, h, w, u, b) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Recurrent("u"), cell.Bias("b"));
        var candidate = cell.Let(name, ((w * x) + (u * h) + b).Then("Tanh"));
        NetworkDeclaration network = Network("Marked", 3, 2).Input(2).Cell(cell.Returns((0.9 * h) + (0.1 * candidate)), 4).Dense(1).Loss(LossKind.MeanSquaredError);

        var text = string.Concat(NetworkCompiler.Compile(network, CancellationToken.None).Files.Select(file => file.Text));

        Assert.Contains($"V {name}_t = ", text, StringComparison.Ordinal);
        Assert.Contains($"// {name}_t = tanh(", text, StringComparison.Ordinal);
    }

    /// <summary>A user who writes the index, as papers do, does not read it twice.</summary>
    [Fact]
    public void IndexThatAUserWrites_IsNotRepeated()
    {
        var cell = new CellSketch("Indexed");
        var (x, h, w, u) = (cell.Input("x_t"), cell.State("h"), cell.Weight("w"), cell.Recurrent("u"));
        var candidate = cell.Let("g_t", ((w * x) + (u * h)).Then("Tanh"));
        NetworkDeclaration network = Network("Indexed", 3, 2).Input(2).Cell(cell.Returns((0.9 * h) + (0.1 * candidate)), 4).Dense(1).Loss(LossKind.MeanSquaredError);

        var text = string.Concat(NetworkCompiler.Compile(network, CancellationToken.None).Files.Select(file => file.Text));

        Assert.Contains("// g_t = tanh(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("_t_t", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_])v[0-9]")]
    private static partial Regex Numbered();
}

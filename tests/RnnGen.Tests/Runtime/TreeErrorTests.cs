using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>What is no tree is said to be none, with its row, its node and what was expected there.</summary>
public sealed class TreeErrorTests
{
    private static readonly NetworkLayout Trees = ((NetworkLayout)new LeakyLayout { Steps = 3, Shape = SequenceShape.ManyToOne }) with { HasTrees = true };

    [Theory]
    [InlineData(new[] { 0, -1, -1, -1, 0, 1 }, "children of row 0, node 0, left: expected -1 (no child), since no node stands before the first; given 0.")]
    [InlineData(new[] { -1, -1, -1, 2, 0, 1 }, "children of row 0, node 1, right: expected -1 (no child), or a node before it, 0 to 0; given 2.")]
    [InlineData(new[] { -1, -1, -1, -1, 2, 0 }, "children of row 0, node 2, left: expected -1 (no child), or a node before it, 0 to 1; given 2.")]
    [InlineData(new[] { -1, -1, -1, -1, 0, -2 }, "children of row 0, node 2, right: expected -1 (no child), or a node before it, 0 to 1; given -2.")]
    [InlineData(new[] { -1, -1, -1, -1, 0, 0 }, "children of row 0, node 2, right: expected a node that is no other's child; given 0.")]
    [InlineData(new[] { -1, -1, 0, -1, 0, 1 }, "children of row 0, node 2, left: expected a node that is no other's child; given 0.")]
    [InlineData(new[] { -1, -1, -1, -1, 1, -1 }, "children of row 0: expected every node but the last, node 2, to be the child of one; node 0 is no node's child.")]
    public void Children_ThatAreNoTree(int[] children, string message) => AssertError(Trees, new() { Inputs = new double[6], Children = children }, message);

    [Fact]
    public void AnotherRow_IsNamed() => AssertError(
        Trees,
        new() { Inputs = new double[12], Children = [-1, -1, 0, -1, 1, -1, -1, -1, -1, -1, 0, 3] },
        "children of row 1, node 2, right: expected -1 (no child), or a node before it, 0 to 1; given 3.");

    [Fact]
    public void Lengths_SayWhichNodesThereAre()
    {
        var extent = BatchValidation.CheckInputs<double>(Trees, new() { Inputs = new double[12], Children = [-1, -1, 0, -1, 7, 7, 9, 9, 9, 9, 9, 9], Lengths = [2, 0] });

        Assert.Equal((2, 1), (extent.Rows, extent.ValidLosses));
        AssertError(
            Trees,
            new() { Inputs = new double[6], Children = [-1, -1, -1, -1, 0, 1], Lengths = [2] },
            "children of row 0: expected every node but the last, node 1, to be the child of one; node 0 is no node's child.");
    }

    [Fact]
    public void Children_OfTheWrongNumber()
    {
        AssertError(Trees, new() { Inputs = new double[12], Children = new int[6] }, "children: expected rows * nodes * 2 = 2 * 3 * 2 = 12 indices; given 6.");
        AssertError(Trees, new() { Inputs = new double[6] }, "children: expected rows * nodes * 2 = 1 * 3 * 2 = 6 indices; given 0.");
        AssertError(new LeakyLayout(), new() { Inputs = new double[8], Children = new int[8] }, "children: expected none, because this network has no tree layer; given 8.");
    }

    private static void AssertError(NetworkLayout network, SequenceBatch<double> batch, string message)
    {
        ArgumentException? caught = null;
        try
        {
            BatchValidation.CheckInputs(network, batch);
        }
        catch (ArgumentException exception)
        {
            caught = exception;
        }

        Assert.Equal("children", caught?.ParamName);
        Assert.StartsWith(message, caught!.Message, StringComparison.Ordinal);
    }
}

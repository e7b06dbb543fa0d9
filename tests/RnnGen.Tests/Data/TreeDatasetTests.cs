namespace RnnGen.Tests.Data;

public sealed class TreeDatasetTests
{
    private static readonly TokenTree Leaf = new(3);

    // 5(4(1, 2), -) and, of one node, 3.
    private static readonly TokenTree[] Two = [new(5, new(4, new(1), new(2))), Leaf];

    [Fact]
    public void Tree_IsWrittenWithChildrenBeforeParents()
    {
        var tree = new TokenTree(0, new(1, null, new(2)), new(3, new(4), new(5)));
        var (tokens, children) = (new int[tree.Nodes], new int[2 * tree.Nodes]);
        tree.CopyTo(tokens, children);

        Assert.Equal([2, 1, 4, 5, 3, 0], tokens);
        Assert.Equal([-1, -1, -1, 0, -1, -1, -1, -1, 2, 3, 1, 4], children);
    }

    [Fact]
    public void DeepTree_NeedsNoDeepStack()
    {
        var tree = Enumerable.Range(0, 100_000).Aggregate(Leaf, (left, token) => new TokenTree(token, left));
        var (tokens, children) = (new int[tree.Nodes], new int[2 * tree.Nodes]);
        tree.CopyTo(tokens, children);

        Assert.Equal([3, 0, 1], tokens[..3]);
        Assert.Equal([99_999, -1], children[^2..]);
    }

    [Fact]
    public void Batch_HasTokensChildrenAndLengths()
    {
        var dataset = SequenceDataset.FromTrees(Two, [1, 0], nodes: 5);
        var batch = new BatchBuffer<float>(dataset, 2).Fill(dataset, 0, 2);

        Assert.True(dataset.HasTrees);
        Assert.Equal((5, 1, 2), (dataset.Steps, dataset.OutputSteps, dataset.Count));
        Assert.Equal([1, 2, 4, 5, 0, 3, 0, 0, 0, 0], batch.Tokens.ToArray());
        Assert.Equal([-1, -1, -1, -1, 0, 1, 2, -1], batch.Children[..8].ToArray());
        Assert.Equal([-1, -1], batch.Children[10..12].ToArray());
        Assert.Equal([4, 1], batch.Lengths.ToArray());
        Assert.Equal([1, 0], batch.Labels.ToArray());
    }

    [Fact]
    public void PartOfADataset_KeepsItsTrees()
    {
        var dataset = SequenceDataset.FromTrees(Two, [0.5, 0.25]).Slice(1, 1);
        var batch = new BatchBuffer<double>(dataset, 1).Fill(dataset, 0, 1);

        Assert.Equal((1, 3, 0.25), (batch.Lengths[0], batch.Tokens[0], batch.Targets[0]));
    }

    [Fact]
    public void Sequences_BecomeTrees_InTheOrderOfTheDataset()
    {
        var sequences = SequenceDataset.FromArrays([1, 2, 3, 4, 5, 6], new double[6], steps: 3, outputSteps: 3).Slice(1, 1);
        var dataset = sequences.WithTrees([[-1, -1, -1, -1, 1, 0]]);
        var batch = new BatchBuffer<double>(dataset, 1).Fill(dataset, 0, 1);

        Assert.False(sequences.HasTrees);
        Assert.Equal([4.0, 5, 6], batch.Inputs.ToArray());
        Assert.Equal([-1, -1, -1, -1, 1, 0], batch.Children.ToArray());
    }

    [Fact]
    public void WhatIsNoTree_IsRejected()
    {
        var dataset = SequenceDataset.FromTokens([[1, 2], [3, 4, 5]], [0, 1]);

        Assert.StartsWith(
            "Expected the children of the nodes of each of the 2 sequences, given 1.",
            Assert.Throws<ArgumentException>(() => dataset.WithTrees([[-1, -1, 0, -1]])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected 2 children, or -1, for each of the 3 nodes of sequence 1, given 4 numbers.",
            Assert.Throws<ArgumentException>(() => dataset.WithTrees([[-1, -1, 0, -1], new int[4]])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "children of sequence 1, node 2, left: expected -1 (no child), or a node before it, 0 to 1; given 2.",
            Assert.Throws<ArgumentOutOfRangeException>(() => dataset.WithTrees([[-1, -1, 0, -1], [-1, -1, -1, -1, 2, 1]])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected no tree that is null; tree 1 is.",
            Assert.Throws<ArgumentException>(() => SequenceDataset.FromTrees([Leaf, null!], [0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenTree(-1));
    }
}

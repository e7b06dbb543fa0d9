using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Makes stores whose sequences are the nodes of trees, and checks that they are.</summary>
internal static class TreeStores
{
    private const int Bits = 64;

    internal static SequenceDataset WithClass(IReadOnlyList<TokenTree> trees, IReadOnlyList<int> labels, int nodes)
    {
        var (tokens, children) = Flatten(trees);
        return SequenceDataset.FromTokens(tokens, labels, nodes).WithTrees(children);
    }

    internal static SequenceDataset WithValue(IReadOnlyList<TokenTree> trees, IReadOnlyList<double> targets, int nodes)
    {
        var (tokens, children) = Flatten(trees);
        return SequenceDataset.FromTokens(tokens, targets, nodes).WithTrees(children);
    }

    /// <summary>The store with the children of the nodes of some of its sequences.</summary>
    /// <param name="store">The store.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="children">For each of them, [nodes, 2].</param>
    internal static SequenceStore WithChildren(SequenceStore store, ReadOnlySpan<int> sequences, IReadOnlyList<int[]> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        if (children.Count != sequences.Length)
        {
            throw new ArgumentException(Invariant($"Expected the children of the nodes of each of the {sequences.Length} sequences, given {children.Count}."), nameof(children));
        }

        var all = new int[checked(store.Count * store.Steps * 2)];
        var taken = new ulong[(store.Steps + Bits - 1) / Bits];
        for (var i = 0; i < sequences.Length; i++)
        {
            var nodes = store.LengthOf(sequences[i]);
            if (children[i]?.Length != 2 * nodes)
            {
                throw new ArgumentException(Invariant($"Expected 2 children, or -1, for each of the {nodes} nodes of sequence {i}, given {children[i]?.Length ?? 0} numbers."), nameof(children));
            }

            Array.Clear(taken);
            TreeStructure.Check(children[i], "sequence", i, nodes, taken);
            children[i].CopyTo(all, sequences[i] * store.Steps * 2);
        }

        return store with { Children = all };
    }

    private static (IReadOnlyList<int[]> Tokens, IReadOnlyList<int[]> Children) Flatten(IReadOnlyList<TokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(trees);
        var (tokens, children) = (new int[trees.Count][], new int[trees.Count][]);
        for (var i = 0; i < trees.Count; i++)
        {
            var tree = trees[i] ?? throw new ArgumentException(Invariant($"Expected no tree that is null; tree {i} is."), nameof(trees));
            (tokens[i], children[i]) = (new int[tree.Nodes], new int[2 * tree.Nodes]);
            tree.CopyTo(tokens[i], children[i]);
        }

        return (tokens, children);
    }
}

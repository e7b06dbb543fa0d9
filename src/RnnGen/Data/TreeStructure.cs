using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Checks that nodes are a tree: children before their parents, one parent each, and all under the last node, the root.</summary>
internal static class TreeStructure
{
    private const int Bits = 64;

    /// <summary>The length of an array with a bit for each node.</summary>
    public static int MarksOf(int nodes) => (nodes + Bits - 1) / Bits;

    /// <summary>Checks one tree.</summary>
    /// <param name="children">[nodes, 2].</param>
    /// <param name="what">The thing that it is a tree of, for messages: a row.</param>
    /// <param name="index">The index of the tree.</param>
    /// <param name="nodes">The nodes that the tree has.</param>
    /// <param name="taken">A cleared bit for each node: whether it has a parent.</param>
    public static void Check(ReadOnlySpan<int> children, string what, int index, int nodes, Span<ulong> taken)
    {
        for (var i = 0; i < 2 * nodes; i++)
        {
            var (node, child) = (i / 2, children[i]);
            if (child == -1)
            {
                continue;
            }

            if (child < 0 || child >= node)
            {
                throw Wrong(what, index, node, i % 2, node == 0 ? "-1 (no child), since no node stands before the first" : Invariant($"-1 (no child), or a node before it, 0 to {node - 1}"), child);
            }

            if ((taken[child / Bits] >> (child % Bits) & 1) != 0)
            {
                throw Wrong(what, index, node, i % 2, "a node that is no other's child", child);
            }

            taken[child / Bits] |= 1UL << (child % Bits);
        }

        for (var node = 0; node < nodes - 1; node++)
        {
            if ((taken[node / Bits] >> (node % Bits) & 1) == 0)
            {
                throw new ArgumentException(
                    Invariant($"children of {what} {index}: expected every node but the last, node {nodes - 1}, to be the child of one; node {node} is no node's child."), "children");
            }
        }
    }

    private static ArgumentOutOfRangeException Wrong(string what, int index, int node, int side, string expected, int given) => new(
        "children", Invariant($"children of {what} {index}, node {node}, {(side == 0 ? "left" : "right")}: expected {expected}; given {given}."));
}

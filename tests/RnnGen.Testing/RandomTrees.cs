namespace RnnGen.Testing;

/// <summary>Trees of given numbers of nodes: leaves, nodes with a left or a right child alone, and nodes with both.</summary>
internal static class RandomTrees
{
    /// <summary>[rows, steps, 2]: the children of each node, -1 for none; what stands beyond a row's length is out of range on purpose.</summary>
    public static int[] Of(Random random, int rows, int steps, int[] lengths)
    {
        var children = new int[rows * steps * 2];
        Array.Fill(children, int.MaxValue);
        for (var row = 0; row < rows; row++)
        {
            Draw(random, lengths.Length == 0 ? steps : lengths[row], children.AsSpan(row * steps * 2));
        }

        return children;
    }

    /// <summary>Each node takes some of the nodes that have no parent yet; never so few that the last one could not take the rest.</summary>
    private static void Draw(Random random, int nodes, Span<int> children)
    {
        var open = new List<int>();
        for (var node = 0; node < nodes; node++)
        {
            var after = nodes - 1 - node;
            var least = after == 0 ? open.Count : Math.Max(0, open.Count - after);
            var count = random.Next(least, Math.Min(2, open.Count) + 1);
            var (left, right) = (-1, -1);
            if (count == 2)
            {
                (left, right) = (Take(random, open), Take(random, open));
            }
            else if (count == 1)
            {
                (left, right) = random.Next(2) == 0 ? (Take(random, open), -1) : (-1, Take(random, open));
            }

            (children[2 * node], children[(2 * node) + 1]) = (left, right);
            open.Add(node);
        }
    }

    private static int Take(Random random, List<int> open)
    {
        var i = random.Next(open.Count);
        var node = open[i];
        open.RemoveAt(i);
        return node;
    }
}

using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>Nodes of all rows sorted by level, and the copies between them.</summary>
public sealed class ForestTests
{
    private const int Steps = 5;

    private static readonly NetworkLayout Network = ((NetworkLayout)new LeakyLayout { Steps = Steps, BatchSize = 3 }) with { HasTrees = true };

    // Row 0: 4 = (2 = (0, 1), 3). Row 1: 1 = (-, 0). Row 2: empty.
    private static readonly int[] Children = [-1, -1, -1, -1, 0, 1, -1, -1, 2, 3, /**/ -1, -1, -1, 0, 9, 9, 9, 9, 9, 9, /**/ 9, 9, 9, 9, 9, 9, 9, 9, 9, 9];

    private static readonly int[] Lengths = [5, 2, 0];

    [Fact]
    public void Nodes_AreSortedByLevel()
    {
        var table = Build();
        var forest = new Forest(ref table[0], Steps, 3);

        Assert.Equal([3u, 7u], new[] { forest.Levels, forest.Nodes });
        Assert.Equal([0u, 4u, 6u, 7u], Enumerable.Range(0, 4).Select(level => (uint)new Forest(ref table[0], Steps, 3).Begin((nuint)level)));
        Assert.Equal([0, 1, 4, 2, 6], Slots(table, row: 0));
        Assert.Equal([3, 5, -1, -1, -1], Slots(table, row: 1));
        Assert.Equal([-1, -1, -1, -1, -1], Slots(table, row: 2));
    }

    [Fact]
    public void States_GoToTheParents()
    {
        var table = Build();
        double[] states = [10, 11, 12, 13, 14, 15, 16];
        var (left, right, roots) = (new double[7], new double[7], new double[3]);
        var forest = new Forest(ref table[0], Steps, 3);
        Array.Fill(left, -5);
        Array.Fill(roots, -5);
        forest.FromChildren(0, 7, 0, ref states[0], 1, ref left[0], 1, 1);
        forest.FromChildren(4, 3, 1, ref states[0], 1, ref right[0], 1, 1);
        forest.FromRoots(3, ref states[0], 1, ref roots[0], 1, 1);

        Assert.Equal([0, 0, 0, 0, 10, 0, 14], left);
        Assert.Equal([0, 0, 0, 0, 11, 13, 12], right);
        Assert.Equal([16, 15, 0], roots);
    }

    [Fact]
    public void Adjoints_GoToTheChildren()
    {
        var table = Build();
        double[] left = [20, 21, 22, 23, 24, 25, 26];
        double[] right = [30, 31, 32, 33, 34, 35, 36];
        double[] rows = [1, 2, 3];
        var adjoints = new double[14];
        Array.Fill(adjoints, -5);
        var forest = new Forest(ref table[0], Steps, 3);
        forest.ToRoots(3, ref rows[0], 1, ref adjoints[0], 2, 1);
        forest.ClearRoots(3, ref adjoints[1], 2, 1);
        forest.ToChildren(0, 7, 0, ref left[0], 1, ref adjoints[0], 2, 1);
        forest.ToChildren(0, 7, 1, ref right[0], 1, ref adjoints[0], 2, 1);

        Assert.Equal([24, -5, 34, -5, 36, -5, 35, -5, 26, -5, 2, 0, 1, 0], adjoints);
    }

    private static int[] Build()
    {
        var table = new int[Forest.TableLength(Steps, 3)];
        Array.Fill(table, 77);
        new ForestTable(Network, table).Build<double>(Network, new() { Children = Children, Lengths = Lengths }, new(3, true, 7, Steps, OutputSteps: 1));
        return table;
    }

    private static IEnumerable<int> Slots(int[] table, int row) => Enumerable.Range(0, Steps).Select(node => new ForestTable(Network, table).Slot(row, node));
}

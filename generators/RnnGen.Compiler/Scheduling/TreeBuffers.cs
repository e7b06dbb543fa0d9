using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Which sequences of a scan over trees stand side by side: a node's states, and in the same order what is copied of them, so that one copy takes all
/// states of a child.
/// </summary>
internal static class TreeBuffers
{
    public static IEnumerable<(SequenceName Name, IReadOnlyList<SequenceValue> Sequences)> Of(Node node, NetworkInterface contract)
    {
        var groups = node switch
        {
            TreeScan scan => [("states", scan.Children.Select(link => link.OfChild)), ("children", scan.Children.Select(link => link.AtParent)), ("root", Row(scan.Root))],
            ReverseTreeScan scan => new[] { ("adjoints", scan.Roots.Select(root => root.OfNode)) },
            _ => [],
        };
        foreach (var (name, sequences) in groups)
        {
            // Callers read the last layer's values as an array of their own.
            var all = sequences.Distinct().ToList();
            foreach (var alone in all.Where(contract.Results.Contains))
            {
                yield return (alone.Name, [alone]);
            }

            var together = all.Except(contract.Results).ToList();
            if (together.Count > 0)
            {
                yield return (new(node.Name.ToString(), name), together);
            }
        }
    }

    private static IEnumerable<SequenceValue> Row(RootLink? root) => root is { AtRow: { } row } ? [row] : [];
}

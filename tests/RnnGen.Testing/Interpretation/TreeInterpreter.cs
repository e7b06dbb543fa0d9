using RnnGen.Compiler.Ir;

namespace RnnGen.Testing.Interpretation;

/// <summary>Runs scans over trees by recursion: a node after its children, and in the backward pass before them. Nodes stand where the batch has them.</summary>
/// <param name="inputs">The batch, with its trees.</param>
/// <param name="sequences">What has been computed: [node][row][width].</param>
/// <param name="runNode">Evaluates the equations of a node of a row.</param>
internal sealed class TreeInterpreter(InterpreterInputs inputs, IReadOnlyDictionary<SequenceValue, double[][][]> sequences, Action<Node, int, int> runNode)
{
    public void RunForward(TreeScan scan, int row)
    {
        if (inputs.Lengths[row] > 0)
        {
            Ascend(scan, row, inputs.Lengths[row] - 1);
            if (scan.Root is { AtRow: { } atRow } root)
            {
                sequences[atRow][0][row] = sequences[root.OfNode][inputs.Lengths[row] - 1][row];
            }
        }
    }

    public void RunBackward(ReverseTreeScan scan, int row)
    {
        if (inputs.Lengths[row] > 0)
        {
            foreach (var root in scan.Roots.Where(root => root.AtRow is not null))
            {
                sequences[root.OfNode][inputs.Lengths[row] - 1][row] = sequences[root.AtRow!][0][row];
            }

            Descend(scan, row, inputs.Lengths[row] - 1);
        }
    }

    private void Ascend(TreeScan scan, int row, int node)
    {
        for (var side = 0; side < 2; side++)
        {
            if (inputs.ChildOf(row, node, side) is >= 0 and var child)
            {
                Ascend(scan, row, child);
                foreach (var link in scan.Children.Where(link => link.Child == side))
                {
                    sequences[link.AtParent][node][row] = sequences[link.OfChild][child][row];
                }
            }
        }

        runNode(scan, row, node);
    }

    private void Descend(ReverseTreeScan scan, int row, int node)
    {
        runNode(scan, row, node);
        for (var side = 0; side < 2; side++)
        {
            if (inputs.ChildOf(row, node, side) is >= 0 and var child)
            {
                foreach (var link in scan.Children.Where(link => link.Child == side))
                {
                    sequences[link.OfChild][child][row] = sequences[link.AtParent][node][row];
                }

                Descend(scan, row, child);
            }
        }
    }
}

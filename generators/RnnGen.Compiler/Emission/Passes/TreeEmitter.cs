using System.Collections.Generic;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes the recurrence over trees: a loop over levels, in which the kernels run on all nodes of a level at once, with copies between nodes and their
/// children before or after them.
/// </summary>
internal sealed class TreeEmitter(EmissionContext context, KernelEmitter kernels, SourceWriter writer)
{
    private MemoryPlan Memory => context.Schedule.Memory;

    /// <summary>The method that a tree scan becomes.</summary>
    public string Method(Node scan) => context.Method((scan.Name, "levels"), Identifiers.Pascal(scan.Name));

    /// <summary>From the leaves to the roots.</summary>
    public void WriteForward(TreeScan scan)
    {
        var pass = new PassWriter(context, writer);
        writer.Write($"/// <summary>{scan.Name}: from the leaves to the roots, all nodes of a level at once.</summary>");
        writer.Write("// Here t is a node, whose place is its slot: slots are sorted by level. x_left and x_right are x of its children, 0 where there is none.");
        using (Head(pass, scan))
        {
            using (writer.Block("for (nuint level = 0; level < forest.Levels; level++)"))
            {
                WriteLevel();
                foreach (var copy in Joined(scan.Children))
                {
                    WriteCopy(pass, "FromChildren", copy, copy.OfChild, copy.AtParent);
                }

                foreach (var kernel in kernels.CallsOf(scan))
                {
                    Comments.Equations(writer, [kernel]);
                    pass.CallOnNodes(kernel, "begin", "count");
                }
            }

            if (scan.Root is { AtRow: { } row } root)
            {
                writer.Line();
                writer.Write("// What follows reads the roots alone.");
                writer.Write($"forest.FromRoots(rows, {Side(pass, root.OfNode)}, {Side(pass, row)}, {row.Width});");
            }
        }

        writer.Line();
    }

    /// <summary>From the roots to the leaves.</summary>
    public void WriteBackward(ReverseTreeScan scan)
    {
        var pass = new PassWriter(context, writer, isBackward: true);
        writer.Write($"/// <summary>{scan.Name}: from the roots to the leaves, all nodes of a level at once.</summary>");
        writer.Write("// dv is dL/dv, δ that of a gate's sum (before its activation). A node adds to the adjoints of its children's states; nothing else does but layers that read them.");
        using (Head(pass, scan))
        {
            foreach (var root in scan.Roots)
            {
                WriteRoot(pass, root);
            }

            writer.Line();
            using (writer.Block("for (nuint left = forest.Levels; left > 0; left--)"))
            {
                writer.Write("nuint level = left - 1;");
                WriteLevel();
                WriteKernels(pass, kernels.CallsOf(scan));
                foreach (var copy in Joined(scan.Children))
                {
                    WriteCopy(pass, "ToChildren", copy, copy.AtParent, copy.OfChild);
                }
            }
        }
    }

    private System.IDisposable Head(PassWriter pass, Node scan)
    {
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        var block = writer.Block($"private static void {Method(scan)}<V, M>({pass.Parameters})\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass");
        pass.DeclareForest();
        return block;
    }

    private void WriteLevel()
    {
        writer.Write("nuint begin = forest.Begin(level);");
        writer.Write("nuint count = forest.Begin(level + 1) - begin;");
        writer.Line();
    }

    /// <summary>Leaves have no children: what computes adjoints for those alone is left out.</summary>
    private void WriteKernels(PassWriter pass, IReadOnlyList<KernelCall> calls)
    {
        foreach (var kernel in calls)
        {
            Comments.Equations(writer, [kernel]);
            using (kernel.IsCarriedOnly ? writer.Block("if (level > 0)") : null)
            {
                pass.CallOnNodes(kernel, "begin", "count");
            }
        }

        writer.Line();
    }

    private void WriteRoot(PassWriter pass, RootLink root)
    {
        var name = Identifiers.Camel(root.OfNode.Name.Label);
        if (root.AtRow is { } row)
        {
            writer.Write($"// {name} of the roots comes from the layer that reads them.");
            writer.Write($"forest.ToRoots(rows, {Side(pass, row)}, {Side(pass, root.OfNode)}, {row.Width});");
        }
        else
        {
            writer.Write($"// No parent feeds {name} of the roots.");
            writer.Write($"forest.ClearRoots(rows, {Side(pass, root.OfNode)}, {root.OfNode.Width});");
        }
    }

    private void WriteCopy(PassWriter pass, string method, Copy copy, SequenceValue source, SequenceValue target) =>
        writer.Write($"forest.{method}(begin, count, {copy.Child}, {Side(pass, source)}, {Side(pass, target)}, {copy.Width});");

    /// <summary>A sequence as copies take it: a reference, and the distance from a slot to the next.</summary>
    private string Side(PassWriter pass, SequenceValue sequence)
    {
        var buffer = Memory.Buffers[sequence];
        return $"ref {pass.NodeAddress(buffer, "0", buffer.Column(sequence))}, {buffer.RowStride}";
    }

    /// <summary>The copies of a child; those of sequences that stand side by side here and there are one.</summary>
    private IEnumerable<Copy> Joined(IEnumerable<ChildLink> links)
    {
        var copies = new List<Copy>();
        foreach (var link in links)
        {
            var next = new Copy(link.Child, link.OfChild, link.AtParent, link.OfChild.Width);
            if (copies.Count > 0 && copies[copies.Count - 1] is var last && last.Child == next.Child
                && Follows(last.OfChild, last.Width, next.OfChild) && Follows(last.AtParent, last.Width, next.AtParent))
            {
                copies[copies.Count - 1] = last with { Width = last.Width + next.Width };
            }
            else
            {
                copies.Add(next);
            }
        }

        return copies;
    }

    private bool Follows(SequenceValue first, int width, SequenceValue second)
    {
        var buffer = Memory.Buffers[first];
        return Memory.Buffers[second] == buffer && buffer.Column(first) + width == buffer.Column(second);
    }

    /// <summary>A copy between nodes and their children.</summary>
    private sealed record Copy(int Child, SequenceValue OfChild, SequenceValue AtParent, int Width);
}

using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Emission;

/// <summary>Comments that stand before the calls of a node.</summary>
internal static class Comments
{
    /// <summary>A node's equations; of a recurrence, where they stand.</summary>
    public static void Node(SourceWriter writer, Node node, IReadOnlyList<KernelCall> kernels, string stepMethod)
    {
        switch (node)
        {
            case Scan:
                writer.Write($"// {node.Name}: step after step; its equations stand in {stepMethod}.");
                break;
            case ReverseScan:
                writer.Write($"// {node.Name}: back through time, step after step; its equations stand in {stepMethod}.");
                break;
            case TreeScan or ReverseTreeScan:
                writer.Write($"// {node.Name}: node after node, {(node is TreeScan ? "from the leaves to the roots" : "from the roots to the leaves")}, level by level.");
                break;
            default:
                Equations(writer, kernels);
                break;
        }
    }

    /// <summary>The equations of kernels, a line each.</summary>
    public static void Equations(SourceWriter writer, IEnumerable<KernelCall> kernels)
    {
        foreach (var equation in kernels.SelectMany(k => k.Equations))
        {
            writer.Write("// " + equation);
        }
    }
}

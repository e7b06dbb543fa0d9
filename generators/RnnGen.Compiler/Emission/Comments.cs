using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Emission;

/// <summary>Comments that stand before the calls of a node.</summary>
internal static class Comments
{
    /// <summary>The node's equations, a line each.</summary>
    public static void Equations(SourceWriter writer, IEnumerable<KernelCall> kernels)
    {
        foreach (var equation in kernels.SelectMany(k => k.Equations))
        {
            writer.Write("// " + equation);
        }
    }
}

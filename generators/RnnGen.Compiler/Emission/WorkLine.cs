using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// The gradients of a network one after the other on a line, each as long as the work that it is: a thread takes a stretch of the line. A gradient is
/// cut between tiles of its elements only, never across what one element sums up; so its bits do not depend on who computes it.
/// </summary>
internal sealed class WorkLine
{
    private readonly Dictionary<KernelCall, Stretch> _stretches = [];
    private readonly Identifiers _names = new("p", "g", "a", "tokens", "labels", "batch", "rows", "share", "work", "forest", "begin", "count", "chunk", "t", "V");

    public WorkLine(EmissionContext context, KernelEmitter kernels)
    {
        foreach (var node in context.Schedule.Program.Backward)
        {
            var turns = node is Map { PerStep: false } ? 1 : node.Steps;
            foreach (var kernel in kernels.GradientsOf(node))
            {
                var each = turns * kernel.Work;
                _stretches.Add(kernel, new Stretch(_names.Unique(char.ToLowerInvariant(kernel.Name[0]) + kernel.Name.Substring(1) + "Parts"), Length, each));
                Length += each * kernel.Parts;
            }
        }
    }

    /// <summary>The work of all gradients, over one row.</summary>
    public long Length { get; private set; }

    /// <summary>Asks which parts of gradients lie in the thread's stretch.</summary>
    public void WriteRanges(SourceWriter writer, IEnumerable<KernelCall> kernels)
    {
        foreach (var kernel in kernels.Where(k => k.Parts > 1))
        {
            var stretch = _stretches[kernel];
            writer.Write($"WorkRange {stretch.Name} = work.Of({stretch.Begin}, {stretch.Each}, {kernel.Parts});");
        }
    }

    /// <summary>The head of what is done only where some of the gradient lies in the stretch.</summary>
    public string Condition(KernelCall kernel)
    {
        var stretch = _stretches[kernel];
        return kernel.Parts > 1 ? $"if ({stretch.Name}.Begin < {stretch.Name}.End)" : $"if (work.Has({stretch.Begin + (stretch.Each / 2)}))";
    }

    /// <summary>The arguments that say which parts; null for a gradient that has one.</summary>
    public string? Range(KernelCall kernel) => kernel.Parts > 1 ? $"{_stretches[kernel].Name}.Begin, {_stretches[kernel].Name}.End" : null;

    /// <summary>Where a gradient stands on the line.</summary>
    /// <param name="Name">The local that holds its parts.</param>
    /// <param name="Begin">The work before it.</param>
    /// <param name="Each">The work of one of its parts.</param>
    private sealed record Stretch(string Name, long Begin, long Each);
}

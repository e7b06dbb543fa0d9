using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// The gradients of a network one after the other on a line, each as long as the work that it is: a thread takes a stretch of the line. A gradient is
/// cut between tiles of its elements only, never across what one element sums up; so its bits do not depend on who computes it.
/// </summary>
internal sealed class WorkLine
{
    private readonly Dictionary<KernelCall, Stretch> _stretches = [];
    private readonly Identifiers _names;

    public WorkLine(EmissionContext context, KernelEmitter kernels)
    {
        _names = context.Scope("p", "g", "a", "tokens", "labels", "batch", "rows", "steps", "outputs", "share", "work", "forest", "begin", "count", "chunk", "t");
        var all = context.Schedule.Program.Backward
            .SelectMany(node => kernels.GradientsOf(node).Select(kernel => (Kernel: kernel, Turns: node is Map { PerStep: false } ? 1 : node.Steps)));
        foreach (var group in all.GroupBy(g => g.Kernel.Repeated is { } parameter ? (object)parameter : g.Kernel))
        {
            Add([.. group.Select(g => g.Kernel)], group.Sum(g => g.Turns * g.Kernel.Work * g.Kernel.Parts));
        }
    }

    /// <summary>The work of all gradients, over one row.</summary>
    public long Length { get; private set; }

    /// <summary>
    /// Gives gradients a stretch. Those that add to one parameter have one together, so that an element is always added to by the same thread, in the same order;
    /// where they are not cut alike, they are not cut at all.
    /// </summary>
    private void Add(IReadOnlyList<KernelCall> kernels, long work)
    {
        var parts = kernels.Select(kernel => kernel.Parts).Distinct().Count() == 1 ? kernels[0].Parts : 1;
        foreach (var kernel in kernels)
        {
            _stretches.Add(kernel, new Stretch(_names.Unique(char.ToLowerInvariant(kernel.Name[0]) + kernel.Name.Substring(1) + "Parts"), Length, work / parts, parts));
        }

        Length += work / parts * parts;
    }

    /// <summary>Asks which parts of gradients lie in the thread's stretch.</summary>
    public void WriteRanges(SourceWriter writer, IEnumerable<KernelCall> kernels)
    {
        foreach (var stretch in kernels.Select(kernel => _stretches[kernel]).Where(stretch => stretch.Parts > 1))
        {
            writer.Write($"WorkRange {stretch.Name} = work.Of({stretch.Begin}, {stretch.Each}, {stretch.Parts});");
        }
    }

    /// <summary>The head of what is done only where some of the gradient lies in the stretch.</summary>
    public string Condition(KernelCall kernel)
    {
        var stretch = _stretches[kernel];
        return stretch.Parts > 1 ? $"if ({stretch.Name}.Begin < {stretch.Name}.End)" : $"if (work.Has({stretch.Begin + (stretch.Each / 2)}))";
    }

    /// <summary>The arguments that say which parts; null for a gradient that has one.</summary>
    public string? Range(KernelCall kernel) =>
        kernel.Parts == 1 ? null
        : _stretches[kernel] is { Parts: > 1 } stretch ? $"{stretch.Name}.Begin, {stretch.Name}.End"
        : $"0, {kernel.Parts}";

    /// <summary>Where a gradient stands on the line.</summary>
    /// <param name="Name">The local that holds its parts.</param>
    /// <param name="Begin">The work before it.</param>
    /// <param name="Each">The work of one of its parts.</param>
    /// <param name="Parts">How many parts threads share out.</param>
    private sealed record Stretch(string Name, long Begin, long Each, int Parts);
}

using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Lowering.Losses;

namespace RnnGen.Compiler.Lowering;

/// <summary>What a decoder draws from, step by step, and so that what is drawn is a function of it: the library fills it with random numbers, or with 0 where nothing is drawn.</summary>
/// <param name="Sequence">The numbers.</param>
/// <param name="Kinds">Their distributions, side by side.</param>
internal sealed record DrawingNoise(SequenceValue Sequence, IReadOnlyList<NoisePart> Kinds)
{
    /// <summary>Whether classes are drawn: what is added to the outputs, of which the largest is chosen.</summary>
    public bool IsOfClasses => Kinds is [{ Kind: NoiseKind.Gumbel }];

    /// <summary>For drawing classes.</summary>
    public static DrawingNoise OfClasses(int classes, int steps) => Of([new(NoiseKind.Gumbel, classes)], steps);

    /// <summary>For drawing values; null for a loss that predicts no distribution. A flag comes first: without it, the point of the distribution is fed back.</summary>
    public static DrawingNoise? OfValues(LossEquations? loss, int outputs, int steps) => loss?.Noise(outputs) is { } parts ? Of([new(NoiseKind.Flag, 1), .. parts], steps) : null;

    /// <summary>The numbers of each kind at a step.</summary>
    public IReadOnlyList<Value> Parts(NodeBuilder node)
    {
        var all = node.Read(Sequence, "noise");
        var parts = new List<Value>();
        var offset = 0;
        foreach (var part in Kinds)
        {
            parts.Add(part.Width == all.Width ? all : node.Step.Apply(new Slice(offset, part.Width), all));
            offset += part.Width;
        }

        return parts;
    }

    private static DrawingNoise Of(IReadOnlyList<NoisePart> parts, int steps) => new(new SequenceValue("noise", parts.Sum(part => part.Width), SequenceSpan.Steps, steps, SequenceRole.Noise), parts);
}

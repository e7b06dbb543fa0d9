using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// How many steps at a time the gradients of a node are summed over. Few, and a large gradient goes through memory many times; many, and what
/// one pass over the gradient has read has left the cache before the next one reads it again. The choice is the one that moves the fewest bytes.
/// </summary>
internal static class ChunkPlan
{
    /// <summary>How much of what is read, and how much of what is added to, may stay in the second-level cache: together half of one of 1 MB.</summary>
    private const long Cache = 256 * 1024;

    /// <summary>The widest block of units that a tile takes: four registers.</summary>
    private const int RegisterBytes = 64;

    /// <param name="gradients">The gradients that are summed chunk by chunk.</param>
    /// <param name="steps">The steps there are; the answer divides them.</param>
    /// <param name="batchSize">The rows of a step.</param>
    /// <param name="elementBytes">The bytes of a number.</param>
    public static int Steps(IReadOnlyList<GradientExtent> gradients, int steps, int batchSize, int elementBytes) => Enumerable.Range(1, steps)
        .Where(chunk => steps % chunk == 0)
        .OrderBy(chunk => Traffic(gradients, steps, (long)chunk * batchSize, elementBytes) * (steps / chunk))
        .ThenByDescending(chunk => chunk)
        .First();

    /// <summary>The bytes that one chunk of rows moves between the second-level cache and what lies behind it.</summary>
    private static long Traffic(IReadOnlyList<GradientExtent> gradients, int steps, long rows, int elementBytes)
    {
        var all = gradients.Sum(g => g.Inputs + 0L) + gradients.Max(g => g.Outputs);
        var staysForAll = rows * all * elementBytes <= Cache;
        var bytes = 0L;
        for (var i = 0; i < gradients.Count; i++)
        {
            var (inputs, outputs) = (gradients[i].Inputs, gradients[i].Outputs);
            var block = 4 * RegisterBytes / elementBytes;
            var target = (long)inputs * outputs * elementBytes;

            // The sums are read and written.
            bytes += target > Cache ? 2 * target : 0;

            // The adjoints: once, and again for each gradient where they do not stay.
            bytes += i == 0 || !staysForAll ? rows * outputs * elementBytes : 0;

            // What the matrix was multiplied with: once, and again for each block of outputs where it does not stay.
            var stays = rows * (inputs + block) * elementBytes <= Cache;
            bytes += rows * inputs * elementBytes * (stays ? 1 : (outputs + block - 1) / block);
        }

        return bytes;
    }
}

/// <summary>The size of a gradient: inputs x outputs, 0 inputs for a bias.</summary>
internal sealed record GradientExtent(int Inputs, int Outputs);

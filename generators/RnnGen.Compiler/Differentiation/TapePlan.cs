using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Differentiation;

/// <summary>Decides which forward values the backward pass finds stored, and which it computes again: a value that is stored is an output of its forward node and a feed of its backward node.</summary>
internal static class TapePlan
{
    /// <summary>Resolves each <see cref="Ir.Ops.Saved"/>.</summary>
    public static SequenceProgram Of(Derivation derivation, CancellationToken cancellationToken)
    {
        var program = derivation.Program;
        var taped = program.Forward.Concat(program.Loss).ToDictionary(node => node, ByIdentity<Node>.Comparer);
        var backward = new List<Node>();
        foreach (var (node, forward) in derivation.Pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (forward is null)
            {
                backward.Add(node);
                continue;
            }

            var tape = new NodeTape(forward);
            backward.Add(tape.Resolve(node));
            taped[forward] = tape.Forward;
        }

        return program with
        {
            Forward = program.Forward.Select(node => taped[node]).ToList(),
            Loss = program.Loss.Select(node => taped[node]).ToList(),
            Backward = backward,
        };
    }
}

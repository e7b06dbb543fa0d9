using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>Which forward values the way back finds stored, and which it computes again.</summary>
/// <param name="Program">The program, with the stored values as outputs of forward nodes and as feeds of backward ones.</param>
/// <param name="Decisions">What was decided about each value, for the comments of the emitted code.</param>
internal sealed record TapePlan(SequenceProgram Program, IReadOnlyList<TapeDecision> Decisions)
{
    public static TapePlan Of(SequenceProgram program)
    {
        var forward = program.Forward.Concat(program.Loss).ToDictionary(node => node.Name);
        var backward = new List<Node>();
        var decisions = new List<TapeDecision>();
        foreach (var node in program.Backward)
        {
            var name = node.Name.Substring(0, node.Name.Length - ".back".Length);
            if (!forward.TryGetValue(name, out var original))
            {
                // A sum of adjoints belongs to no forward node, and needs nothing of the tape.
                backward.Add(node);
                continue;
            }

            var tape = new NodeTape(original);
            backward.Add(tape.Resolve(node));
            forward[name] = tape.Forward;
            decisions.AddRange(tape.Decisions);
        }

        return new TapePlan(
            program with
            {
                Forward = program.Forward.Select(node => forward[node.Name]).ToList(),
                Loss = program.Loss.Select(node => forward[node.Name]).ToList(),
                Backward = backward,
            },
            decisions);
    }
}

/// <summary>What becomes of a forward value that the way back needs.</summary>
/// <param name="Node">The forward node.</param>
/// <param name="Value">The value, as equations call it.</param>
/// <param name="IsSaved">Stored, or computed again.</param>
/// <param name="Reason">Why.</param>
internal sealed record TapeDecision(string Node, string Value, bool IsSaved, string Reason);

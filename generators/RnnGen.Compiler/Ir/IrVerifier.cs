using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>What every program keeps to, whichever pass made it. Debug builds ask after each stage; tests ask over the whole catalog.</summary>
internal static class IrVerifier
{
    /// <summary>Throws <see cref="InvalidOperationException"/> where a node is not sound, with the stage that left it so.</summary>
    public static void Verify(SequenceProgram program, string stage)
    {
        var written = new HashSet<SequenceValue>();
        foreach (var node in program.AllNodes)
        {
            VerifyNode(node, stage);
            foreach (var read in node.Feeds.Select(f => f.Sequence).Concat(node.OtherReads).Where(s => s.Role is SequenceRole.Computed or SequenceRole.Tape))
            {
                Check(written.Contains(read), node, stage, $"reads {read} before it is written");
            }

            foreach (var sequence in node.Writes)
            {
                Check(written.Add(sequence), node, stage, $"writes {sequence}, which another node has written");
            }
        }
    }

    [Conditional("DEBUG")]
    public static void VerifyInDebug(SequenceProgram program, string stage) => Verify(program, stage);

    private static void VerifyNode(Node node, string stage)
    {
        var body = node.Body;
        Check(body.Outputs.Count == node.Outputs.Count, node, stage, $"has {body.Outputs.Count} values for {node.Outputs.Count} outputs");
        Check(node is not Scan scan || scan.Initials.Count == scan.Histories.Count, node, stage, "does not say what each of its states begins with");
        Check(node is not ReverseScan reverse || (reverse.Seeds.Count == reverse.Carried.Count && reverse.Finals.Count == reverse.Carried.Count), node, stage, "does not say what each of its adjoints begins and ends with");
        Check(body.States.Count == StatesOf(node), node, stage, $"has {body.States.Count} states and {StatesOf(node)} places for them");
        foreach (var (value, sequence) in body.Outputs.Zip(node.Outputs, (v, s) => (v, s)))
        {
            Check(value.Width == sequence.Width, node, stage, $"writes {value} of width {value.Width} to {sequence} of width {sequence.Width}");
        }

        foreach (var state in body.States)
        {
            Check(state.Next.Width == state.Previous.Width || state.Next.Width == 1, node, stage, $"changes the width of state {state.Name}");
        }

        var live = body.LiveValues();
        foreach (var value in live)
        {
            Check(value.Builder == live[0].Builder, node, stage, $"mixes programs: {value}");
            Check(value.Operands.All(o => o.Id < value.Id), node, stage, $"uses an operand of {value} before it is computed");
            Check(value.Op.Width(value.Operands) == value.Width, node, stage, $"gives {value} the width {value.Width}");
            Check(value.Op is not Input input || input.Index < node.Feeds.Count, node, stage, $"reads a feed that it does not have: {value}");
        }

        foreach (var accumulation in body.Accumulations.OfType<OuterAccumulation>())
        {
            var fits = accumulation.Delta.Width == accumulation.Parameter.Rows && accumulation.X.Width == accumulation.Parameter.Columns;
            Check(fits, node, stage, $"adds {accumulation.Delta.Width} x {accumulation.X.Width} to the gradient of {accumulation.Parameter.Symbol}");
        }
    }

    private static int StatesOf(Node node) => node switch
    {
        Scan scan => scan.Histories.Count,
        ReverseScan scan => scan.Carried.Count,
        _ => 0,
    };

    private static void Check(bool condition, Node node, string stage, string problem)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"After {stage}, node {node.Name} {problem}.");
        }
    }
}

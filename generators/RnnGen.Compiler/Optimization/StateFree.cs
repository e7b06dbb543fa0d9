using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Optimization;

/// <summary>What a step computes of its inputs alone.</summary>
internal static class StateFree
{
    /// <summary>The values of a scan that no state goes into.</summary>
    public static HashSet<Value> Of(Node scan)
    {
        var free = new HashSet<Value>();
        foreach (var value in scan.Body.LiveValues())
        {
            if (!IsState(value.Op, scan) && value.Operands.All(free.Contains))
            {
                free.Add(value);
            }
        }

        return free;
    }

    /// <summary>Whether an earlier step has left the value, or a child's node.</summary>
    private static bool IsState(Op op, Node scan) => op is State || (op is Input input && scan.Feeds[input.Index].Sequence.Role == SequenceRole.Copied);
}

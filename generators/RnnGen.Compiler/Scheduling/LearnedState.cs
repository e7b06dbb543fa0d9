using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>A state that begins with a trained vector: a session puts it there once, where other passes compute it for every row.</summary>
/// <param name="History">The state.</param>
/// <param name="Parameter">The vector.</param>
internal sealed record LearnedState(SequenceValue History, Parameter Parameter)
{
    /// <summary>The trained vector that is a state's initial value; null where that is something else.</summary>
    public static Parameter? ParameterOf(SequenceProgram program, Feed initial) =>
        program.Forward.OfType<Map>().FirstOrDefault(map => map.Outputs.Contains(initial.Sequence))?.Body.Outputs[0].Op is Bias bias ? bias.Parameter : null;

    /// <summary>The states of a program that begin so.</summary>
    public static IReadOnlyList<LearnedState> Of(SequenceProgram program) =>
    [
        .. from scan in program.Forward.OfType<Scan>()
           from pair in scan.Histories.Zip(scan.Initials, (history, initial) => (History: history, Initial: initial))
           where pair.Initial is not null
           select new LearnedState(pair.History, ParameterOf(program, pair.Initial)!),
    ];

    /// <summary>The program with states that begin with what the session puts there.</summary>
    public static SequenceProgram Without(SequenceProgram program) =>
        program.Rewrite(node => [node is Scan scan ? scan with { Initials = [.. scan.Initials.Select(_ => (Feed?)null)] } : node]);
}

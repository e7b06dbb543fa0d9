using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Optimization;

/// <summary>The passes, in their order.</summary>
internal static class PassList
{
    /// <summary>Before differentiation: a normal form, so that what is derived from it is in normal form too.</summary>
    public static IReadOnlyList<IPass> Normalizing { get; } = [new Fold(), new OrderSums()];

    /// <summary>Once it is known what the backward pass reads, and before sessions and other passes part: what is rounded, and what is not.</summary>
    public static IReadOnlyList<IPass> Rounding { get; } = [new FuseMultiplyAdd()];

    /// <summary>After it: each moves work to where it costs least.</summary>
    public static IReadOnlyList<IPass> Optimizing { get; } =
    [
        new Fold(),
        new HoistFromScan(),
        new SinkFromScan(),
        new FuseProjections(),
        new DeadCode(),
    ];

    /// <summary>For the single step of a session, in the place of those: with one row and one step there is nothing to hoist but lookups.</summary>
    public static IReadOnlyList<IPass> Streaming { get; } =
    [
        new StreamWindows(),
        new StreamMemories(),
        new Fold(),
        new HoistFromScan(),
        new FuseProjections(),
        new SpecializeForStreaming(),
        new DeadCode(),
    ];

    public static SequenceProgram Run(IReadOnlyList<IPass> passes, SequenceProgram program, PassContext context, CancellationToken cancellationToken) =>
        passes.Aggregate(program, (current, pass) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rewritten = pass.Run(current, context);
            IrVerifier.VerifyInDebug(rewritten, pass.GetType().Name);
            return rewritten;
        });
}

/// <summary>A rewriting of a program that keeps its meaning.</summary>
internal interface IPass
{
    SequenceProgram Run(SequenceProgram program, PassContext context);
}

/// <summary>The constants that passes decide by.</summary>
internal sealed record PassContext(int BatchSize);

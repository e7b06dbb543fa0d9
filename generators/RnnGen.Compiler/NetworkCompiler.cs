using System.Threading;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Differentiation;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Lowering;
using RnnGen.Compiler.Optimization;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler;

/// <summary>The map of the project: declaration in, C# text out.</summary>
internal static class NetworkCompiler
{
    /// <summary>Compiles a declaration without errors to the files of its network: the surface first, then forward, backward and kernels.</summary>
    public static EquatableArray<EmittedFile> Compile(NetworkDeclaration declaration, CancellationToken cancellationToken) =>
        Compile(Plan(declaration, cancellationToken), cancellationToken);

    /// <summary>The last stage, for a plan that is at hand.</summary>
    public static EquatableArray<EmittedFile> Compile(Schedule plan, CancellationToken cancellationToken) => NetworkEmitter.Emit(plan, cancellationToken);

    /// <summary>Every stage but the last: the program with all decisions made.</summary>
    public static Schedule Plan(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        var context = new PassContext(declaration.Options.BatchSize);
        var lowered = NetworkLowering.Lower(declaration, cancellationToken);
        var normal = PassList.Run(PassList.Normalizing, lowered.Program, context, cancellationToken);
        var derived = SequenceDifferentiator.Differentiate(normal, cancellationToken);
        var tape = TapePlan.Of(derived);
        IrVerifier.VerifyInDebug(tape.Program, "the tape plan");
        tape = tape with { Program = PassList.Run(PassList.Rounding, tape.Program, context, cancellationToken) };
        var optimized = PassList.Run(PassList.Optimizing, tape.Program, context, cancellationToken);
        var schedule = Schedule.Of(declaration, lowered.Layers, tape, optimized);
        return schedule.CanStream ? schedule with { Stream = PlanStream(schedule, tape, cancellationToken) } : schedule;
    }

    /// <summary>The single step of a session: the way forward alone, of one row.</summary>
    private static Schedule PlanStream(Schedule schedule, TapePlan tape, CancellationToken cancellationToken)
    {
        var forward = tape.Program with { Loss = [], Backward = [] };
        var streaming = PassList.Run(PassList.Streaming, forward, new PassContext(BatchSize: int.MaxValue), cancellationToken);
        return schedule.OfOneRow(streaming);
    }

    /// <summary>
    /// The surface alone with bodies that throw, for a declaration with errors whose class can be extended: code that uses the
    /// network still compiles, so the only squiggles are the rules' own.
    /// </summary>
    public static EmittedFile CompileThrowingSurface(NetworkDeclaration declaration) => NetworkEmitter.EmitThrowing(declaration);
}

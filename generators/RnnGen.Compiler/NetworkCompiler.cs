using System.Threading;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Differentiation;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Lowering;
using RnnGen.Compiler.Optimization;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Validation;

namespace RnnGen.Compiler;

/// <summary>The map of the compiler: a declaration in, findings and C# text out.</summary>
internal static class NetworkCompiler
{
    /// <summary>Compiles a declaration.</summary>
    public static CompiledNetwork Compile(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        var verdict = Check(declaration, cancellationToken);
        return new(verdict.Findings, verdict.Schedule is { } schedule ? NetworkEmitter.Emit(schedule, cancellationToken) : CompileThrowingSurface(declaration));
    }

    /// <summary>Every stage but emission: what an editor waits for.</summary>
    public static Verdict Check(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        var network = NetworkBinder.Bind(declaration);
        var findings = DeclarationValidator.Validate(network, cancellationToken);
        if (DeclarationValidator.IsBroken(declaration) || DeclarationValidator.HasErrors(findings))
        {
            return new(findings, null);
        }

        var schedule = Plan(network, cancellationToken);
        findings = new([.. findings, .. DeclarationValidator.Validate(schedule)]);
        return new(findings, DeclarationValidator.HasErrors(findings) ? null : schedule);
    }

    /// <summary>Makes the program of a network without errors, with all decisions taken: what remains is to write it down.</summary>
    public static Schedule Plan(NetworkGraph network, CancellationToken cancellationToken)
    {
        var context = new PassContext(network.Options.BatchSize);
        var lowered = NetworkLowering.Lower(network, cancellationToken);
        var normal = PassList.Run(PassList.Normalizing, lowered.Program, context, cancellationToken);
        var derived = SequenceDifferentiator.Differentiate(normal, cancellationToken);
        var taped = TapePlan.Of(derived, cancellationToken);
        IrVerifier.VerifyInDebug(taped, "the tape plan");
        var rounded = PassList.Run(PassList.Rounding, taped, context, cancellationToken);
        var optimized = PassList.Run(PassList.Optimizing, rounded, context, cancellationToken);
        var schedule = Schedule.Of(network, lowered.Layers, rounded, optimized, cancellationToken);
        return schedule.CanStream ? schedule with { Stream = PlanStream(schedule, rounded, cancellationToken) }
            : schedule.Encoder is not null ? schedule with { Stream = PlanStream(schedule, EncoderOf(rounded), cancellationToken) }
            : schedule;
    }

    /// <summary>
    /// The surface alone with bodies that throw, for a declaration with errors whose class can be extended: code that uses the
    /// network still compiles, so the only squiggles are the rules' own.
    /// </summary>
    public static EquatableArray<EmittedFile> CompileThrowingSurface(NetworkDeclaration declaration) =>
        DeclarationValidator.CanExtend(declaration) ? new([NetworkEmitter.EmitThrowing(NetworkBinder.Bind(declaration))]) : default;

    /// <summary>The program of an encoder alone.</summary>
    private static SequenceProgram EncoderOf(SequenceProgram rounded) => rounded with
    {
        Forward = EncoderPart.Of(rounded, TimePlan.Of(rounded))!.Encoder,
        Link = [],
        Interface = rounded.Interface with { Heads = [] },
    };

    /// <summary>The single step of a session: the forward pass alone, of one row.</summary>
    private static Schedule PlanStream(Schedule schedule, SequenceProgram rounded, CancellationToken cancellationToken)
    {
        var learned = LearnedState.Of(rounded);
        var forward = LearnedState.Without(rounded with { Loss = [], Backward = [], Interface = rounded.Interface with { Exposed = [] } });
        var streaming = PassList.Run(PassList.Streaming, forward, new PassContext(BatchSize: int.MaxValue), cancellationToken);
        return schedule.OfOneRow(streaming, cancellationToken) with { LearnedStates = learned };
    }
}

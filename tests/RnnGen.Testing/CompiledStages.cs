using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Differentiation;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Lowering;
using RnnGen.Compiler.Optimization;
using RnnGen.Compiler.Topology;

namespace RnnGen.Testing;

/// <summary>The programs of a declaration, stage by stage, as the network compiler makes them.</summary>
internal sealed class CompiledStages
{
    public CompiledStages(NetworkDeclaration declaration)
    {
        Declaration = declaration;
        var context = new PassContext(declaration.Options.BatchSize);
        Lowered = NetworkLowering.Lower(NetworkBinder.Bind(declaration), CancellationToken.None);
        Normal = PassList.Run(PassList.Normalizing, Lowered.Program, context, CancellationToken.None);
        var derivation = SequenceDifferentiator.Differentiate(Normal, CancellationToken.None);
        Derived = derivation.Program;
        Taped = PassList.Run(PassList.Rounding, TapePlan.Of(derivation, CancellationToken.None), context, CancellationToken.None);
        Optimized = PassList.Run(PassList.Optimizing, Taped, context, CancellationToken.None);
    }

    public NetworkDeclaration Declaration { get; }

    public LoweredNetwork Lowered { get; }

    /// <summary>Lowered and normalized: forward alone.</summary>
    public SequenceProgram Normal { get; }

    /// <summary>With the backward pass, which refers to forward values as such.</summary>
    public SequenceProgram Derived { get; }

    /// <summary>With each forward value saved or computed again.</summary>
    public SequenceProgram Taped { get; }

    /// <summary>What is scheduled and emitted.</summary>
    public SequenceProgram Optimized { get; }
}

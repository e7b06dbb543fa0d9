
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>A network as its attributes declare it: all that the compiler reads, and so the key under which its output is cached.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Options">The arguments of [RecurrentNetwork].</param>
/// <param name="Layers">The layer attributes in written order, [Input] among them.</param>
/// <param name="Loss">The [Loss]; null when there is none (such a network predicts, but cannot be trained).</param>
internal sealed record NetworkDeclaration(
    TypeDeclaration Type,
    NetworkOptions Options,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss);

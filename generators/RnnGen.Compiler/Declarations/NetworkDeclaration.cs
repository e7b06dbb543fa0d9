
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>A network as its attributes declare it: all that the compiler reads, and so the key under which its output is cached.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Options">The arguments of [RecurrentNetwork].</param>
/// <param name="Layers">The layer attributes in written order, [Input] among them.</param>
/// <param name="Losses">Each [Loss], in written order; none where the network predicts, but cannot be trained.</param>
internal sealed record NetworkDeclaration(
    TypeDeclaration Type,
    NetworkOptions Options,
    EquatableArray<LayerDeclaration> Layers,
    EquatableArray<LossDeclaration> Losses);

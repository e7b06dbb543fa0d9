using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Input]: what a network reads.</summary>
/// <param name="Place">Its place in the network.</param>
/// <param name="Features">The number of real numbers; 0 for tokens.</param>
/// <param name="Vocabulary">The number of tokens; 0 for real numbers.</param>
/// <param name="Given">The steps at which it is given.</param>
internal sealed record InputLayer(LayerPlace Place, int Features, int Vocabulary, InputSpan Given) : Layer(Place)
{
    public static InputLayer Bind(LayerDeclaration written, LayerPlace place) =>
        new(place, written.Integer("features"), written.Integer(nameof(Vocabulary)), written.Choice("Span", InputSpan.Steps));

    public bool IsTokens => Vocabulary > 0;

    public override int? OutputWidth => IsTokens ? Vocabulary : Features;
}

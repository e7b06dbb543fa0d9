using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Topology;

/// <summary>Whether the network's targets are those of what a layer gives, at every step: a teacher can put them in its place then.</summary>
internal static class LayerTargets
{
    /// <summary>Why they are not; null where they are.</summary>
    public static string? Problem(NetworkGraph network, Layer layer) =>
        layer != network.Last ? "a layer follows it, so that the network's targets are not those of its outputs"
        : network.Options.Shape != SequenceShape.ManyToMany ? $"a network of shape {network.Options.Shape} has no target at every step"
        : network.Loss?.Kind == LossKind.Ctc ? "LossKind.Ctc has labels for a row, and no target at every step"
        : layer is RecurrentLayer { Bidirectional: true } ? "the network's targets are those of both directions together"
        : layer.IsResidual ? "the network's targets are those of its output and its input together"
        : null;
}

using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Topology;

/// <summary>Whether the network's targets are targets of a layer's output at every step, so that teacher forcing can replace the output with them.</summary>
internal static class LayerTargets
{
    /// <summary>The reason why they are not; null where they are.</summary>
    public static TargetProblem? Problem(NetworkGraph network, Layer layer) =>
        layer != network.Last ? TargetProblem.NotLast
        : network.Options.Shape != SequenceShape.ManyToMany ? TargetProblem.Shape
        : network.Loss?.Kind == LossKind.Ctc ? TargetProblem.Ctc
        : layer is RecurrentLayer { Bidirectional: true } ? TargetProblem.Bidirectional
        : layer.IsResidual ? TargetProblem.Residual
        : null;
}

/// <summary>The reasons why the network's targets are not targets of a layer's output at every step.</summary>
internal enum TargetProblem
{
    /// <summary>Another layer follows.</summary>
    NotLast,

    /// <summary>A network of this shape does not have an output for each step of the layer.</summary>
    Shape,

    /// <summary>CTC has labels of a sequence, and no target at every step.</summary>
    Ctc,

    /// <summary>The targets are those of both directions together.</summary>
    Bidirectional,

    /// <summary>The targets are those of the sum of the layer's output and its input.</summary>
    Residual,
}

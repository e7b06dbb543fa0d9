namespace RnnGen;

/// <summary>
/// The base of tree layers: a cell that is run over the nodes of binary trees, from the leaves to the root, and composes the states of a node's children.
/// The steps of the network are then nodes, and batches say by <see cref="SequenceBatch{T}.Children"/> how they hang together. Every node has an input;
/// where it has nothing to say (inner nodes, often), it is 0, or a token of its own. With <see cref="SequenceShape.ManyToOne"/> the output is that of the
/// root, with <see cref="SequenceShape.ManyToMany"/> every node has one.
/// </summary>
public abstract class TreeLayerAttribute : WeightLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="units">The number of hidden units H of a node, at least 1.</param>
    protected TreeLayerAttribute(int units) => Units = units;

    /// <summary>The number of hidden units H of a node.</summary>
    public int Units { get; }

    /// <summary>Whether the layer has biases. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The initializer of the weights of the children's states, gate by gate. Default: <see cref="Initializer.Orthogonal"/>.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The parameter of <see cref="RecurrentInitializer"/> where it takes one (see <see cref="WeightLayerAttribute.KernelScale"/>). Default: 1.</summary>
    public double RecurrentScale { get; set; } = 1;
}

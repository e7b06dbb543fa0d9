namespace RnnGen.Compiler.Ir;

/// <summary>The name of a node: of a layer, or of a part of one, such as <c>lstm.reverse</c>.</summary>
/// <param name="Owner">The layer, or the node that it was derived or cut from.</param>
/// <param name="Part">Which part of it; empty for the layer itself.</param>
internal sealed record NodeName(string Owner, string Part = "")
{
    /// <summary>The name of the node's backward pass.</summary>
    public NodeName Backward => Of("back");

    public static implicit operator NodeName(string layer) => new(layer);

    /// <summary>The name of a part of this node.</summary>
    public NodeName Of(string part) => new(ToString(), part);

    public override string ToString() => Part.Length > 0 ? Owner + "." + Part : Owner;
}

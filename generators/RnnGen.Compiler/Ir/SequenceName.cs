namespace RnnGen.Compiler.Ir;

/// <summary>The name of a sequence, such as <c>lstm.h</c>.</summary>
/// <param name="Node">The node that writes it; empty for what the caller or the library gives.</param>
/// <param name="Label">How equations call it.</param>
internal sealed record SequenceName(string Node, string Label)
{
    public static implicit operator SequenceName(string label) => new("", label);

    public override string ToString() => Node.Length > 0 ? Node + "." + Label : Label;
}

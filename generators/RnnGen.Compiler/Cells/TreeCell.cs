namespace RnnGen.Compiler.Cells;

/// <summary>The cell of a tree layer: the equations of a node, nothing else. Gradients through structure follow from them.</summary>
internal abstract class TreeCell
{
    /// <summary>The attribute's name without the suffix.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes the equations of a node.</summary>
    public abstract void Define(TreeCellBuilder cell);
}

using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>The cell of a tree layer, with its own options: the equations of a node, nothing else. Gradients through structure follow from them.</summary>
internal abstract record TreeCell
{
    /// <summary>Its activations, by the options that they are written as.</summary>
    public abstract IReadOnlyList<(string Option, ActivationFunction Function)> Activations { get; }

    /// <summary>Writes the equations of a node.</summary>
    public abstract void Define(TreeCellBuilder cell);
}

using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>A recurrent cell: its equations, nothing else. Gradients, buffers, kernels, comments and tests follow from them.</summary>
internal abstract class Cell
{
    /// <summary>The attribute's name without the suffix.</summary>
    public abstract string Kind { get; }

    /// <summary>The argument that sets the width of the layer's output; null where it follows from the input.</summary>
    public virtual string? SizeArgument => "units";

    /// <summary>Whether its states are past inputs and nothing else, which is why they are as wide: a decoder does not begin with them, and its delay lines begin with zeros.</summary>
    public bool IsDelayLine => SizeArgument is null;

    /// <summary>Whether the recurrence runs through the output: what the layer gives, or a teacher's target in its place, is what the next step reads.</summary>
    public virtual bool FeedsBackOutput => false;

    /// <summary>The width of what a layer of the cell gives in one direction; null where that depends on an input whose width is not known.</summary>
    public virtual int? OutputWidth(LayerDeclaration layer, int? input) => layer.Integer("Projection") is > 0 and var projection ? projection : layer.Integer("units");

    /// <summary>What the equations call their input.</summary>
    public virtual string InputName => "x";

    /// <summary>Writes the equations of one step.</summary>
    public abstract void Define(CellBuilder cell);
}

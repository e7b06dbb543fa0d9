using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>A recurrent cell, with its own options: its equations, nothing else. Gradients, buffers, kernels, comments and tests follow from them.</summary>
internal abstract record Cell
{
    /// <summary>The name of a user's cell; null for one that the attribute names.</summary>
    public virtual string? Name => null;

    /// <summary>Whether a decoder can begin with its states, or it with an encoder's. Those of delay lines and pools are past inputs, or as wide as these, and begin with zeros.</summary>
    public virtual bool HandsOverStates => true;

    /// <summary>Whether the layer has biases where it does not say.</summary>
    public virtual bool HasBiasByDefault => true;

    /// <summary>The teacher forcing of a cell whose recurrence runs through its output; null for other cells.</summary>
    public virtual TeacherForcing? Forcing => null;

    /// <summary>The activation of outputs that the cell computes from its state; null where a state is the output.</summary>
    public virtual ActivationFunction? Readout => null;

    /// <summary>Its activations, by the options that they are written as.</summary>
    public virtual IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [];

    /// <summary>The number of its states.</summary>
    public virtual int States => 1;

    /// <summary>The name of the input in the equations.</summary>
    public virtual string InputName => "x";

    /// <summary>The width of the output in one direction; null where that depends on an input whose width is not known.</summary>
    /// <param name="units">The layer's units.</param>
    /// <param name="input">The width of its input.</param>
    public virtual int? OutputWidth(int units, int? input) => units;

    /// <summary>Writes the equations of one step.</summary>
    public abstract void Define(CellBuilder cell);
}

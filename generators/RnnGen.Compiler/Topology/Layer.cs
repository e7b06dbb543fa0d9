using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology;

/// <summary>A layer of a network: its options as numbers and choices, where it stands, and how wide it is.</summary>
internal abstract record Layer(LayerPlace Place)
{
    /// <summary>Its index among the network's layers, inputs included.</summary>
    public int Index => Place.Index;

    /// <summary>Its name, of which a network has no second.</summary>
    public string Name => Place.Name;

    /// <summary>The width of its input; null where that is not known, where it reads nothing, and where it reads several values.</summary>
    public int? InputWidth => Place.InputWidth;

    /// <summary>Whether all that it reads is the layer that is written before it, as in a chain.</summary>
    public bool ReadsTheOneBefore => Place.Sources.Count == 1 && Place.Sources[0].Layer == Index - 1;

    /// <summary>Whether it gives a value at each step, or one for a sequence.</summary>
    public LayerSpan Span => Place.Span;

    /// <summary>The width of its output; null where that is not known.</summary>
    public abstract int? OutputWidth { get; }

    /// <summary>Whether it carries states, from step to step or from node to node.</summary>
    public virtual bool IsRecurrent => false;

    /// <summary>Whether its input is added to its output.</summary>
    public virtual bool IsResidual => false;

    /// <summary>Its activations, by the options that they are written as.</summary>
    public virtual IReadOnlyList<(string Option, ActivationFunction Function)> Activations => [];

    /// <summary>Its kind: the name of its attribute, or of a user's cell.</summary>
    public virtual string Kind => Place.Kind;

    /// <summary>Its attribute, as it is written.</summary>
    public string Attribute => $"[{Place.Kind}]";
}

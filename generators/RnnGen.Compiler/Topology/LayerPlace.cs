using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Topology;

/// <summary>The place of a layer in its network.</summary>
/// <param name="Index">Its index among the network's layers, inputs included.</param>
/// <param name="Kind">The name of its attribute without the suffix.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sources">What it reads, in order; empty for an input, and without what is not there.</param>
/// <param name="Span">When it gives a value.</param>
internal sealed record LayerPlace(int Index, string Kind, string Name, EquatableArray<LayerSource> Sources, LayerSpan Span)
{
    /// <summary>What its states begin with where it says so, in order; without what is not there.</summary>
    public EquatableArray<LayerSource> InitialSources { get; init; }

    /// <summary>Whether predictions can give its values.</summary>
    public bool Exposed { get; init; }

    /// <summary>The width of what it reads; null where that is not known, where it reads nothing, and where it reads several values.</summary>
    public int? InputWidth => Sources.Count == 1 ? Sources[0].Width : null;
}

/// <summary>A value that a layer reads.</summary>
/// <param name="Layer">The layer that gives it, by index.</param>
/// <param name="Width">Its width; null where that is not known.</param>
internal sealed record LayerSource(int Layer, int? Width);

/// <summary>When a layer gives a value.</summary>
internal enum LayerSpan
{
    /// <summary>At each step of the input.</summary>
    Steps,

    /// <summary>Once for a sequence: at its last step, at the root of its tree, or as what its steps begin with.</summary>
    Once,

    /// <summary>Once for a sequence, and known at each step: what is made of inputs that belong to the sequence alone.</summary>
    Static,

    /// <summary>At each step of the output, one after the other.</summary>
    OutputSteps,
}

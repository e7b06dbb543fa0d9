using RnnGen.Equations;

namespace RnnGen;

/// <summary>
/// A layer of one's own, as a class with equations (see <see cref="SequenceLayer"/>), at each step. Each trained parameter is a tensor of its name: <c>name.w</c>. The layer's own name is by default that
/// of the class, in lower case.
/// </summary>
/// <typeparam name="TLayer">The class.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerAttribute<TLayer> : WeightLayerAttribute
    where TLayer : SequenceLayer
{
    /// <summary>Creates the attribute for a layer whose equations leave no width open.</summary>
    public LayerAttribute() => Numbers = [];

    /// <summary>Creates the attribute.</summary>
    /// <param name="units">The width of what the equations leave open, at least 1.</param>
    /// <param name="numbers">The numbers that the method <c>Apply</c> takes, in its order; finite.</param>
    public LayerAttribute(int units, params double[] numbers) => (Units, Numbers) = (units, [.. numbers ?? []]);

    /// <summary>The width of what the equations leave open; 0 where they leave nothing open.</summary>
    public int Units { get; }

    /// <summary>The numbers that the method <c>Apply</c> takes.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary>The names of the inputs that the method takes beside its first: layers or inputs that are written before this layer, in the order of the parameters.</summary>
    public string[]? With { get; set; }

    /// <summary>Whether the layer has what the method marks as <see cref="BiasAttribute"/>; otherwise it is 0. Default: true.</summary>
    public bool UseBias { get; set; } = true;
}

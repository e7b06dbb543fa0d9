namespace RnnGen.Equations;

/// <summary>A parameter of a cell's step that is trained and begins with a constant: a <see cref="Vector"/> or a <see cref="Scalar"/>. The tensor is named for the parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BiasAttribute : Attribute
{
    /// <summary>The initial value of every element: 1 for a forget gate that begins open. Default: 0.</summary>
    public double Initial { get; set; }
}

namespace RnnGen.Equations;

/// <summary>
/// A parameter of a cell's step that is trained and meets a previous state: a <see cref="Matrix"/> such as U in U h_{t-1}, or a <see cref="Vector"/>, a diagonal one: u ∘ h_{t-1}. It is
/// drawn as the recurrent weights of other layers are. The tensor is named for the parameter. What a matrix is multiplied with is what
/// <see cref="RecurrentLayerAttribute.RecurrentDropout"/> thins out.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RecurrentAttribute : Attribute
{
    /// <summary>
    /// The initializer. Where it is not set, as the layer's <see cref="RecurrentLayerAttribute.RecurrentInitializer"/> says; a vector, where the layer does not say either, uniform in
    /// ±<see cref="Scale"/>.
    /// </summary>
    public Initializer Initializer { get; set; } = Initializer.Orthogonal;

    /// <summary>
    /// The parameter of <see cref="Initializer"/> where it takes one (see <see cref="WeightLayerAttribute.KernelScale"/>). Default: 1, which leaves it to the layer's
    /// <see cref="RecurrentLayerAttribute.RecurrentScale"/>.
    /// </summary>
    public double Scale { get; set; } = 1;

    /// <summary>The number of rows, or the length of a vector. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Rows { get; set; }

    /// <summary>The number of columns of a matrix. Default: 0, it follows from the equations; where they leave it open, the units.</summary>
    public int Columns { get; set; }

    /// <summary>The number of rows, or the length of a vector, for each unit of the layer: 4 for four gates one below the other. Instead of <see cref="Rows"/>. Default: 0, it is not set.</summary>
    public int RowsPerUnit { get; set; }

    /// <summary>The number of columns of a matrix for each unit of the layer. Instead of <see cref="Columns"/>. Default: 0, it is not set.</summary>
    public int ColumnsPerUnit { get; set; }
}

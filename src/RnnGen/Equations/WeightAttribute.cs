namespace RnnGen.Equations;

/// <summary>
/// A parameter of a cell's step that is trained: a <see cref="Matrix"/>, such as the input's weights W in W x_t, a <see cref="Vector"/>, which acts element by element, or a
/// <see cref="Scalar"/>, whose tensor is a vector of one element. The tensor is named for the parameter. Weights of a previous state are <see cref="RecurrentAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WeightAttribute : Attribute
{
    /// <summary>
    /// The initializer. Where it is not set, as the layer's <see cref="WeightLayerAttribute.KernelInitializer"/> says; a vector, where the layer does not say either, uniform in
    /// ±<see cref="Scale"/>.
    /// </summary>
    public Initializer Initializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>
    /// The parameter of <see cref="Initializer"/> where it takes one (see <see cref="WeightLayerAttribute.KernelScale"/>). Default: 1, which leaves it to the layer's
    /// <see cref="WeightLayerAttribute.KernelScale"/>.
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



namespace RnnGen.Compiler.Declarations;

/// <summary>A parameter of a cell's step.</summary>
/// <param name="Name">Its name: that of the state, or of the tensor.</param>
/// <param name="Role">What it is.</param>
/// <param name="IsMatrix">Whether it is a matrix; otherwise a vector.</param>
internal sealed record CellParameter(string Name, CellParameterRole Role, bool IsMatrix)
{
    /// <summary>Whether it is learnt.</summary>
    public bool IsTrained => Role is CellParameterRole.Weight or CellParameterRole.Recurrent or CellParameterRole.Bias;

    /// <summary>The number of rows, or the length of a vector, where the user sets it; 0 where it follows from the equations.</summary>
    public int Rows { get; init; }

    /// <summary>The number of columns where the user sets it; 0 where it follows from the equations.</summary>
    public int Columns { get; init; }

    /// <summary>The number of rows, or the length of a vector, for each unit, where the user sets it; 0 where it does not.</summary>
    public int RowsPerUnit { get; init; }

    /// <summary>The number of columns for each unit where the user sets it; 0 where it does not.</summary>
    public int ColumnsPerUnit { get; init; }

    /// <summary>The method that makes the numbers of what is not trained, with its class; null where an initializer draws them.</summary>
    public string? Method { get; init; }

    /// <summary>How a weight is drawn where the user says so; null for what the layer says.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>The initializer's scale.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What a bias begins with.</summary>
    public double Initial { get; init; }

    /// <summary>Of random numbers: their distribution.</summary>
    public NoiseDistribution Distribution { get; init; }

    /// <summary>Of an input: whether the cell wants it as wide as the units.</summary>
    public bool IsAsWideAsUnits { get; init; }
}

/// <summary>What a parameter of a step is.</summary>
internal enum CellParameterRole
{
    /// <summary>x_t.</summary>
    Input,

    /// <summary>A state: s_{t-1} comes in, s_t goes out.</summary>
    State,

    /// <summary>A trained matrix or vector that the layer's KernelInitializer draws.</summary>
    Weight,

    /// <summary>One that its RecurrentInitializer draws, and whose operand RecurrentDropout thins out.</summary>
    Recurrent,

    /// <summary>A trained vector that begins with a constant.</summary>
    Bias,

    /// <summary>Of a loss: what the outputs are compared with.</summary>
    Target,

    /// <summary>Of a loss: a number that its attribute gives.</summary>
    Option,

    /// <summary>Of a loss: random numbers that a draw is made of.</summary>
    Noise,
}

using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>
/// The purpose of a pass over a network. Emitted kernels are generic over it; its properties are constants for the JIT, which drops the
/// stores and selections that a pass does not need.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPass
{
    /// <summary>Whether the values that the backward pass needs are stored.</summary>
    static abstract bool KeepsTape { get; }

    /// <summary>Whether rows have lengths of their own.</summary>
    static abstract bool HasLengths { get; }
}

/// <summary>Forward and backward; every row has all steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TrainingPass : IPass
{
    /// <inheritdoc />
    public static bool KeepsTape => true;

    /// <inheritdoc />
    public static bool HasLengths => false;
}

/// <summary>Forward and backward; rows have lengths.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TrainingPassWithLengths : IPass
{
    /// <inheritdoc />
    public static bool KeepsTape => true;

    /// <inheritdoc />
    public static bool HasLengths => true;
}

/// <summary>Forward alone; every row has all steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InferencePass : IPass
{
    /// <inheritdoc />
    public static bool KeepsTape => false;

    /// <inheritdoc />
    public static bool HasLengths => false;
}

/// <summary>Forward alone; rows have lengths.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InferencePassWithLengths : IPass
{
    /// <inheritdoc />
    public static bool KeepsTape => false;

    /// <inheritdoc />
    public static bool HasLengths => true;
}

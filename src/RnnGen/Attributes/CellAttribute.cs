using RnnGen.Equations;

namespace RnnGen;

/// <summary>
/// A layer that runs a cell of one's own, written as equations in C# (see <see cref="RecurrentCell"/>). Its output is the cell's first state. Weights: each trained parameter of the cell's
/// step is a tensor of that name, <c>name.wf</c>. Options are those of every recurrent layer; the initializers hold where a parameter of the cell has none of its own.
/// </summary>
/// <typeparam name="TCell">The cell.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CellAttribute<TCell> : RecurrentLayerAttribute
    where TCell : RecurrentCell
{
    /// <inheritdoc />
    public CellAttribute(int units)
        : base(units)
    {
    }
}

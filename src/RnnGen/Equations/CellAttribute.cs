using RnnGen.Equations;

namespace RnnGen;

/// <summary>
/// A layer that runs a cell of one's own, written as equations in C# (see <see cref="RecurrentCell"/>). Its output is the cell's first state. Each trained parameter of the cell's step is a
/// tensor of its name: <c>name.wf</c>, <c>name.wf_reverse</c> for a backward direction. The layer's own name is by default that of the class, in lower case.
/// <para>
/// Options are those of every recurrent layer. The initializers hold where a parameter of the cell has none of its own; <see cref="RecurrentLayerAttribute.UseBias"/> = false leaves out what
/// is <see cref="BiasAttribute"/>; <see cref="RecurrentLayerAttribute.LayerNorm"/> is not for this layer, whose equations say themselves what they normalize.
/// </para>
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

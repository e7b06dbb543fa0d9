using System.ComponentModel;

namespace RnnGen.Equations;

/// <summary>The equations of a cell, a loss or a layer as the compiler reads them where it does not have the source: in other projects and packages. Emitted; not to be written by hand.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CellProgramAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="program">The equations as text.</param>
    public CellProgramAttribute(string program) => Program = program;

    /// <summary>The equations as text.</summary>
    public string Program { get; }
}

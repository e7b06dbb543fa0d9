using System.Diagnostics;

namespace RnnGen.Equations;

/// <summary>The view of a matrix in a debugger: its rows.</summary>
internal sealed class MatrixView(Matrix matrix)
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public Vector[] Rows => [.. Enumerable.Range(0, matrix.Rows).Select(row => new Vector(matrix.Row(row)))];
}

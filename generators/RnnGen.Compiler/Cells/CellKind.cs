using System;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>A cell as an attribute names it.</summary>
/// <typeparam name="TCell">The type of cell: of sequences, or of trees.</typeparam>
/// <param name="Name">The attribute's name without the suffix.</param>
/// <param name="Read">Reads the cell's options from the attribute.</param>
internal sealed record CellKind<TCell>(string Name, Func<LayerDeclaration, TCell> Read);

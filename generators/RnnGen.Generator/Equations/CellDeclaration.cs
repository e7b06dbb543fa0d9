using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Equations;

/// <summary>A sound cell, as far as the file that is put beside it must know.</summary>
/// <param name="Type">The class.</param>
/// <param name="Program">Its equations as text.</param>
internal sealed record CellDeclaration(TypeDeclaration Type, string Program);

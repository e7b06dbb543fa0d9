using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>A method as it is read, whether its widths fit or not.</summary>
/// <param name="Program">Its equations.</param>
/// <param name="Places">The places of its parameters.</param>
/// <param name="Equations">The places of its equations.</param>
/// <param name="Results">The place of each result.</param>
internal sealed record StepReading(CellProgram Program, IReadOnlyList<Location> Places, EquationList Equations, IReadOnlyList<SyntaxNode> Results);

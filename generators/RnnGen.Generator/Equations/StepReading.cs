using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>A step as it is read, whether its widths fit or not.</summary>
/// <param name="Program">Its equations.</param>
/// <param name="Signature">Where its parameters stand.</param>
/// <param name="Equations">Where its equations stand.</param>
/// <param name="Results">Where the next value of each state stands.</param>
internal sealed record StepReading(CellProgram Program, StepSignature Signature, EquationList Equations, IReadOnlyList<SyntaxNode> Results);

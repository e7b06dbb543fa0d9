using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Equations;

/// <summary>A loss as its source says it.</summary>
/// <param name="Program">Its equations; null where a rule that is an error objects to something, or C# does.</param>
/// <param name="Objections">The objections of the rules.</param>
internal sealed record LossReading(LossProgram? Program, IReadOnlyList<Objection> Objections);

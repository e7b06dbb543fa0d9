using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations;

/// <summary>A problem that a rule found in the source of a cell.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">The text to underline.</param>
/// <param name="Message">The problem, what is expected and what to do.</param>
internal sealed record Objection(Rule Rule, Location Location, string Message);

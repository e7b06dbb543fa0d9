using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations;

/// <summary>What a rule objects to in the source of a cell.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">The text to underline.</param>
/// <param name="Arguments">What stands in the message's placeholders.</param>
internal sealed record Objection(Rule Rule, Location Location, EquatableArray<string> Arguments);

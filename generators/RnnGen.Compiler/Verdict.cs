using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Validation;

namespace RnnGen.Compiler;

/// <summary>What is found in a declaration.</summary>
/// <param name="Findings">Every finding, rule by rule.</param>
/// <param name="Schedule">The schedule that the last rules have looked at, to be emitted as it is; null where there is an error.</param>
internal sealed record Verdict(EquatableArray<Finding> Findings, Schedule? Schedule);

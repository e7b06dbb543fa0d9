using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation;

/// <summary>What validation says of a declaration.</summary>
/// <param name="Findings">Every finding, rule by rule.</param>
/// <param name="Plan">The plan that some rules judged, to be emitted as it is; null where there is an error.</param>
internal sealed record Verdict(EquatableArray<Finding> Findings, Schedule? Plan);

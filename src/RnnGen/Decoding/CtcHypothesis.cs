namespace RnnGen;

/// <summary>Labels that a row may have, as <see cref="CtcDecoder.BeamSearch"/> finds them.</summary>
/// <param name="Labels">The labels, without blanks.</param>
/// <param name="LogProbability">The logarithm of their probability, summed over the paths that the beam kept: at most that over all.</param>
public sealed record CtcHypothesis(IReadOnlyList<int> Labels, double LogProbability);

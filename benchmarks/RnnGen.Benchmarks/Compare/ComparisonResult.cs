namespace RnnGen.Benchmarks.Compare;

/// <summary>What a comparison gave.</summary>
/// <param name="Options">How it was run.</param>
/// <param name="Rows">The rows.</param>
/// <param name="ProcessorShare">How much of a processor the measured work got: 1 on a machine that does nothing else; null where no time was measured.</param>
internal sealed record ComparisonResult(CompareOptions Options, IReadOnlyList<RowResult> Rows, double? ProcessorShare);

using RnnGen.Benchmarks.Choices.Rows;
using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Choices;

/// <summary>All rows, as tables print them: a group is a table, whose rows have the same contenders.</summary>
internal static class ChoiceCatalog
{
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. UnrollingRows.All,
        .. OptimizerRows.All,
        .. WaitingRows.All,
        .. TinyPartRows.All,
        .. ThreadGainRows.All,
        .. TieringRows.All,
        .. BuildRows.All,
        .. KeystrokeRows.All,
    ];
}

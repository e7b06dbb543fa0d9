using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Compare.Rows;
using RnnGen.Peers.Rows;

namespace RnnGen.Peers;

/// <summary>All rows, as tables print them.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. MachineRows.All,
        .. TrainingRows.All,
        .. PredictionRows.All,
        .. StreamingRows.All,
        .. ThreadRows.All,
        .. TinyRows.All,
        .. CustomRows.All,
        .. AllocationRows.All,
        .. BitRows.All,
        .. StartUpRows.All,
        .. GeneratorRows.All,
    ];
}

using RnnGen.Benchmarks.StartUp;
using static RnnGen.Benchmarks.Compare.Names;
using static RnnGen.Benchmarks.Compare.Targets;

namespace RnnGen.Benchmarks.Compare.Rows;

/// <summary>From the start of a process to its end, with one call in between.</summary>
internal static class StartUpRows
{
    private const string Group = "start-up";
    private const string Empty = "empty program";
    private const string EmptyProject = "Empty";
    private const string Project = "First";

    public static IReadOnlyList<Row> All { get; } =
    [
        .. new[] { PublishMode.FrameworkDependent, PublishMode.Trimmed }.SelectMany(static mode => new[]
        {
            Of("first prediction", ["predict"], mode, most: 0.060),
            Of("first training step", ["train", "1"], mode, most: 0.250),
        }),
    ];

    private static Row Of(string what, string[] arguments, PublishMode mode, double most)
    {
        var own = new Contender(Ours, Unit.Seconds, workbench => new ProcessGauge(workbench.Published(Project, mode), arguments));
        var empty = new Contender(Empty, Unit.Seconds, workbench => new ProcessGauge(workbench.Published(EmptyProject, mode)));
        var how = mode == PublishMode.Trimmed ? "trimmed" : "framework-dependent";
        return new(Group, $"{what}, LSTM, H 64, {how}", [own, empty], [More(Empty, most, Unit.Seconds)]);
    }
}

using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Generation;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>How many steps stand in one turn of the loop over time: what is emitted, what the JIT takes for it, and how fast it runs.</summary>
internal static class UnrollingRows
{
    private const string Group = "unrolling";

    private static readonly (string Name, string[] Options)[] Ways =
    [
        ("a loop", ["Unroll = UnrollMode.None"]),
        ("by 5", ["Unroll = UnrollMode.Factor", "UnrollFactor = 5"]),
        ("by 10", ["Unroll = UnrollMode.Factor", "UnrollFactor = 10"]),
        ("written out", ["Unroll = UnrollMode.Full"]),
    ];

    private static bool _isLibraryWarm;

    public static IReadOnlyList<Row> All { get; } = [.. Of(units: 64, steps: 50), .. Of(64, 200), .. Of(16, 50), .. Of(16, 200)];

    private static IEnumerable<Row> Of(int units, int steps)
    {
        var networks = Ways.ToDictionary(static way => way.Name, way => new DeclaredNetwork(Cell.Lstm, rows: 32, steps, inputs: 8, units, way.Options));

        Row Measure(string what, Unit unit, Func<Workbench, DeclaredNetwork, IGauge> open) =>
            new(Group, $"LSTM, {networks[Ways[0].Name].Subject.Shape}: {what}", [.. Ways.Select(way => new Contender(way.Name, unit, workbench => open(workbench, networks[way.Name])))], []);

        // The JIT's time first: afterwards there is nothing left to compile.
        return
        [
            Measure("emitted", Unit.Bytes, static (_, network) => new ValueGauge(network.EmittedBytes)),
            Measure("JIT, 40 training steps", Unit.Seconds, static (_, network) => new ValueGauge(Compile(network.Subject))),
            Measure("training step", Unit.Seconds, static (workbench, network) => workbench.Time(new TrainingWork(network.Subject))),
            Measure("prediction", Unit.Seconds, static (workbench, network) => workbench.Time(new PredictionWork(network.Subject))),
        ];
    }

    private static double Compile(Subject subject)
    {
        // What the library takes for itself, once for all networks, is not counted: other networks go first, often enough for everything to be compiled twice.
        for (var network = 0; network < 2 && !_isLibraryWarm; network++)
        {
            using var before = new TrainingWork(new DeclaredNetwork(Cell.Lstm, rows: 32, steps: 50, inputs: 8, units: 64).Subject);
            JitTime.Of(before);
        }

        _isLibraryWarm = true;

        using var work = new TrainingWork(subject);
        return JitTime.Of(work);
    }
}

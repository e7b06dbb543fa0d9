using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Machine;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>A streaming step of 16 units, beside what it waits for.</summary>
internal static class WaitingRows
{
    private const string Group = "waiting";
    private const string Recurrence = "recurrence alone";
    private const string Activations = "activations alone";
    private const int Units = 16;

    public static IReadOnlyList<Row> All { get; } =
    [
        Of(Subjects.StreamingLstms, asked: 48.5e-9, static () => new RecurrenceOfLstm(), isLstm: true),
        Of(Subjects.StreamingGrus, asked: 41.7e-9, static () => new RecurrenceOfGru(), isLstm: false),
    ];

    private static Row Of(IEnumerable<Subject> subjects, double asked, Func<LocalWork> recurrence, bool isLstm)
    {
        var subject = subjects.Single(static subject => subject.Shape.Units == Units);
        return new(
            Group,
            $"{subject.Name}, I 1, H {Units}",
            [
                new(Names.Ours, Unit.Seconds, workbench => workbench.Time(new StreamingWork(subject))),
                new(Recurrence, Unit.Seconds, workbench => workbench.Time(recurrence())),
                new(Activations, Unit.Seconds, workbench => workbench.Time(new ActivationChain(isLstm))),
                Contenders.Latency,
            ],
            [Derived.Column("asked", Unit.Seconds, [Names.Latency], round => asked * round[Names.Latency] / Targets.PublishedLatency)]);
    }
}

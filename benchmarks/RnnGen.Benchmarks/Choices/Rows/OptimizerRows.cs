using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Machine;
using RnnGen.Benchmarks.Networks;
using RnnGen.Benchmarks.Timing;
using RnnGen.Benchmarks.Work;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>An optimizer's step, by the bytes that it must read and write, beside a loop that does next to nothing else.</summary>
internal static class OptimizerRows
{
    private const string Group = "optimizers";
    private const string Step = "a step";
    private const string Plain = "w += g";
    private const double LearningRate = 1e-4;

    /// <summary>A limit that every gradient is over, so that clipping is not idle.</summary>
    private const double Limit = 1e-6;

    private static readonly (string Name, Optimizer Optimizer, GradientClipping? Clipping)[] Measured =
    [
        ("SGD", new Sgd(LearningRate), null),
        ("SGD, momentum", new Sgd(LearningRate, momentum: 0.9), null),
        ("Lion", new Lion(LearningRate), null),
        ("RMSprop", new RmsProp(LearningRate), null),
        ("Adam", new Adam(LearningRate), null),
        ("Adam, clipped by global norm", new Adam(LearningRate), GradientClipping.ByGlobalNorm(Limit)),
    ];

    public static IReadOnlyList<Row> All { get; } = [.. Subjects.Lstms.Where(static subject => subject.Shape.Units is 64 or 256).SelectMany(Of)];

    private static IEnumerable<Row> Of(Subject subject)
    {
        // With the gaps that align tensors: a step goes over them, too.
        var numbers = subject.Open().Parameters.Values.Length;
        yield return Row(subject, Plain, numbers, PlainUpdate.BytesOfElement, () => new PlainUpdate(numbers));
        foreach (var (name, optimizer, clipping) in Measured)
        {
            // w and g are read and w is written; each of the optimizer's own numbers is read and written.
            var bytes = PlainUpdate.BytesOfElement + (2 * sizeof(float) * optimizer.SlotNames.Count);
            yield return Row(subject, name, numbers, bytes, () => new OptimizerWork(subject, optimizer, clipping));
        }
    }

    private static Row Row(Subject subject, string name, int numbers, double bytes, Func<LocalWork> work) => new(
        Group,
        FormattableString.Invariant($"{name}, {numbers:N0} numbers of {subject.Name} {subject.Shape.Units}"),
        [new(Step, Unit.Seconds, workbench => workbench.Time(work()))],
        [
            Derived.Column("for a number", Unit.Seconds, [Step], round => round[Step] / numbers),
            Derived.Column("memory", Unit.ByteRate, [Step], round => numbers * bytes / round[Step]),
        ]);
}

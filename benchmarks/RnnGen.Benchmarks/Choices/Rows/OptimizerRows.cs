using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Machine;
using RnnGen.Benchmarks.Networks;
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

    public static IReadOnlyList<Row> All { get; } =
        [.. Subjects.Lstms.Where(static subject => subject.Shape.Units is 64 or 256).SelectMany(static subject => Measured.Select(each => Of(subject, each.Name, each.Optimizer, each.Clipping)))];

    private static Row Of(Subject subject, string name, Optimizer optimizer, GradientClipping? clipping)
    {
        // With the gaps that align tensors: a step goes over them, too.
        var parameters = subject.Open().Parameters.Values.Length;

        // w and g are read and w is written; each of the optimizer's own numbers is read and written.
        var bytes = PlainUpdate.BytesOfElement + (2 * sizeof(float) * optimizer.SlotNames.Count);
        return new(
            Group,
            FormattableString.Invariant($"{name}, {subject.Name} {subject.Shape.Units}, {parameters:N0} numbers"),
            [
                new(Step, Unit.Seconds, workbench => workbench.Time(new OptimizerWork(subject, optimizer, clipping))),
                new(Plain, Unit.Seconds, workbench => workbench.Time(new PlainUpdate(parameters))),
            ],
            [
                Derived.Column("a number", Unit.Seconds, [Step], round => round[Step] / parameters),
                Derived.Column("memory", Unit.ByteRate, [Step], round => parameters * bytes / round[Step]),
                Derived.Column($"memory, {Plain}", Unit.ByteRate, [Plain], round => parameters * PlainUpdate.BytesOfElement / round[Plain]),
                Derived.Column("of it", Unit.Fraction, [Step, Plain], round => bytes / round[Step] / (PlainUpdate.BytesOfElement / round[Plain])),
            ]);
    }
}

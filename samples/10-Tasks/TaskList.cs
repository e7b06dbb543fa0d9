namespace Tasks;

/// <summary>Every task, in the order of the table.</summary>
internal static class TaskList
{
    private const string Everything = "all";
    private const string Quick = "quick";

    public static IReadOnlyList<ITask> All { get; } =
    [
        new SumOfOnes(),
        new Sunspots(),
        new AddingProblem(),
        new TemporalOrder(),
        new EmbeddedReber(),
        new CountingLanguage(),
        new TimedSpikes(),
        new CopyMemory(),
        new DelayedEcho(),
        new FutureLabel(),
        new DateForms(),
        new Melody(),
        new BooleanTrees(),
        new Unaligned(),
        new GroupOffsets(),
        new PlannedPromotions(),
        new ChangingSpread(),
        new InverseCurve(),
        new ExposedCounts(),
        new ClassAndValue(),
        new SelectiveCopy(),
        new PictureWords(),
        new GappedReadings(),
        new KeywordInNoise(),
    ];

    public static bool Knows(string name) => name is Everything or Quick || All.Any(task => task.Name == name);

    /// <summary>The rows that these names ask for.</summary>
    public static IReadOnlyList<Row> Rows(IReadOnlyCollection<string> names, int seed, int seeds) =>
    [
        .. from task in All
           from trial in task.Trials
           where names.Contains(task.Name) || names.Contains(Everything) || (trial.IsQuick && names.Contains(Quick))
           select Row.Of(task, trial, seed, seeds),
    ];
}

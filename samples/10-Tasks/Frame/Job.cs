using System.Diagnostics;

namespace Tasks;

/// <summary>One seed of one trial, before and after it ran.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Seed">The seed.</param>
internal sealed record Job(string Task, Trial Trial, int Seed)
{
    /// <summary>What came of it; null until it ran.</summary>
    public Result? Result { get; private set; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; private set; }

    /// <summary>Whether the criterion is met.</summary>
    public bool IsMet => Result is { IsMet: true };

    /// <summary>Whether it took no longer than it may.</summary>
    public bool IsWithinBudget => Seconds <= Trial.Budget;

    public void Run()
    {
        var clock = Stopwatch.StartNew();
        Result = Trial.Run(Seed);
        Seconds = clock.Elapsed.TotalSeconds;
    }

    public override string ToString() => Result is null
        ? FormattableString.Invariant($"{Task}, {Trial.Network}, seed {Seed}")
        : FormattableString.Invariant($"{Task}, {Trial.Network}, seed {Seed}: {Result.Finding}; {Result.Sequences:N0} sequences, {Seconds:F1} s{Verdict}");

    private string Verdict => (IsMet ? "" : ": NOT MET") + (IsWithinBudget ? "" : ": OVER BUDGET");
}

namespace RnnGen.Benchmarks.Compare;

/// <summary>What a target's value means.</summary>
internal enum Verdict
{
    /// <summary>It could not be measured, or there is no limit.</summary>
    Unknown,

    /// <summary>The value is on the limit's right side.</summary>
    Reached,

    /// <summary>The value falls short of the limit by no more than one run differs from the next.</summary>
    Close,

    /// <summary>The value falls short of the limit.</summary>
    Missed,
}

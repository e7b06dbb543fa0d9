namespace RnnGen;

/// <summary>A reason for which training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were done.</summary>
    Completed = 0,

    /// <summary>The loss no longer fell; see <see cref="EarlyStopping"/>.</summary>
    EarlyStopped = 1,

    /// <summary>It was cancelled, between two batches.</summary>
    Cancelled = 2,

    /// <summary>Too many steps in a row had a loss or a gradient that is not finite; <see cref="TrainingReport.Problem"/> tells where it began.</summary>
    NotFinite = 3,
}

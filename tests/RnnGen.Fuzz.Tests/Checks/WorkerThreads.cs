namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>The library's threads, which a call has for itself or not at all.</summary>
internal static class WorkerThreads
{
    /// <summary>Held by those who want them.</summary>
    public static Lock Turn { get; } = new();
}

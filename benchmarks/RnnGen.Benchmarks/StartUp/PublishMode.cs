namespace RnnGen.Benchmarks.StartUp;

/// <summary>How a program is published.</summary>
internal enum PublishMode
{
    /// <summary>For the installed runtime; the JIT compiles everything.</summary>
    FrameworkDependent,

    /// <summary>With its own runtime, and without what it does not use.</summary>
    Trimmed,
}

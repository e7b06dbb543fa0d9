namespace RnnGen.Compiler.Ground;

/// <summary>The version that emitted files and messages name.</summary>
internal static class CompilerVersion
{
    /// <summary>Major, minor and patch number.</summary>
    public static string Text { get; } = typeof(CompilerVersion).Assembly.GetName().Version.ToString(fieldCount: 3);
}

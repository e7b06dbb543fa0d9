namespace RnnGen.Compiler.Ground;

/// <summary>The version that emitted files and messages name.</summary>
internal static class CompilerVersion
{
    /// <summary>Major and minor number.</summary>
    public const string Text = "0.1";
}

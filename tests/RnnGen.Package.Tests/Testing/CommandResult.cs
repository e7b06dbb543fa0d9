namespace RnnGen.Package.Tests.Testing;

/// <summary>What a program left behind.</summary>
/// <param name="Command">The command line, for messages.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, errors included.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>The output of a program that must have succeeded.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command}\nended with {ExitCode}:\n{Output}");
        return Output;
    }
}

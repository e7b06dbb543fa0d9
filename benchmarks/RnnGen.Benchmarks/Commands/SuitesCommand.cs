using System.CommandLine;
using BenchmarkDotNet.Running;

namespace RnnGen.Benchmarks.Commands;

/// <summary><c>suites</c>: BenchmarkDotNet's benchmarks, for a closer look at one kind of work.</summary>
internal static class SuitesCommand
{
    private static readonly Argument<string[]> Arguments = new("arguments") { Description = "Arguments for BenchmarkDotNet, such as --filter '*Streaming*'.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create()
    {
        var command = new Command("suites", "Runs BenchmarkDotNet suites; takes BenchmarkDotNet's own arguments.") { Arguments };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        // In this process: the suites' project is built already, generator and all, and is not built once more for each suite.
        string[] arguments = [.. given.GetValue(Arguments) ?? [], .. given.UnmatchedTokens, "--inProcess"];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(SuitesCommand).Assembly).Run(arguments);
        return summaries.All(static summary => !summary.HasCriticalValidationErrors) ? 0 : 1;
    }
}

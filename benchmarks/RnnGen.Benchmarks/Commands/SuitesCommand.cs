using System.CommandLine;
using BenchmarkDotNet.Running;

namespace RnnGen.Benchmarks.Commands;

/// <summary><c>suites</c>: BenchmarkDotNet's benchmarks, for a closer look at one kind of work.</summary>
internal static class SuitesCommand
{
    private static readonly Argument<string[]> Arguments = new("arguments") { Description = "Arguments for BenchmarkDotNet, such as --filter '*Streaming*'.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Where nothing else is asked for: without an end, a step of nanoseconds on a machine that does other things is repeated for an hour, in the hope that its times settle.</summary>
    private static readonly string[] Bounds = ["--iterationTime", "250", "--maxWarmupCount", "10", "--maxIterationCount", "20"];

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
        string[] asked = [.. given.GetValue(Arguments) ?? [], .. given.UnmatchedTokens];
        string[] arguments = [.. asked, "--inProcess", .. asked.Any(static argument => IsOfLength(argument)) ? [] : Bounds];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(SuitesCommand).Assembly).Run(arguments);
        return summaries.All(static summary => !summary.HasCriticalValidationErrors) ? 0 : 1;
    }

    /// <summary>Whether it says how long a benchmark is to run.</summary>
    private static bool IsOfLength(string argument) =>
        argument is "-j" || argument.StartsWith("--job", StringComparison.OrdinalIgnoreCase) || argument.Contains("iteration", StringComparison.OrdinalIgnoreCase);
}

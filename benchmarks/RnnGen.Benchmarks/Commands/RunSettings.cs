using System.CommandLine;
using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Report;

namespace RnnGen.Benchmarks.Commands;

/// <summary>What commands that read contenders in turns have in common.</summary>
internal static class RunSettings
{
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "A file to write every reading to." };
    private static readonly Option<string[]> Only = new("--only") { Description = "Only rows whose title contains this text; may be given more than once.", AllowMultipleArgumentsPerToken = true };
    private static readonly Argument<string[]> Kinds = new("rows") { Description = "The same as --only: compare custom.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often every contender is read.", DefaultValueFactory = static _ => new CompareOptions().Rounds };
    private static readonly Option<double?> Stretch = new("--stretch") { Description = "The seconds that a reading of time takes." };

    /// <summary>A command with these options and its own.</summary>
    public static Command Command(string name, string description, IReadOnlyList<Option> own, Func<ParseResult, int> run)
    {
        var command = new Command(name, description);
        foreach (var option in own.Concat([Json, Only, Rounds, Stretch]))
        {
            command.Options.Add(option);
        }

        command.Arguments.Add(Kinds);
        command.SetAction(run);
        return command;
    }

    /// <summary>Reads rows, as asked for, and writes the readings, where they are asked for.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="given">The command line.</param>
    /// <param name="stretch">The seconds of a reading where the command line does not say.</param>
    public static ComparisonResult Measure(IEnumerable<Row> rows, ParseResult given, double stretch)
    {
        var options = new CompareOptions
        {
            Only = [.. given.GetValue(Kinds) ?? [], .. given.GetValue(Only) ?? []],
            Rounds = Math.Max(1, given.GetValue(Rounds)),
            Stretch = given.GetValue(Stretch) ?? stretch,
        };
        var result = Comparison.Run(rows, options, new StatusLine(Console.Error));
        if (given.GetValue(Json) is { } file)
        {
            JsonReport.Write(file.FullName, result);
        }

        return result;
    }
}

using System.CommandLine;
using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Report;
using Spectre.Console;

namespace RnnGen.Benchmarks.Commands;

/// <summary><c>compare</c>: measures our networks, the machine's limits and the peers in one run.</summary>
internal static class CompareCommand
{
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "A file to write every reading to." };
    private static readonly Option<bool> Markdown = new("--markdown") { Description = "Prints the table as Markdown." };
    private static readonly Option<FileInfo?> Document = new("--document") { Description = "A document to put the table into, between the marks <!-- compare --> and <!-- end of compare -->." };
    private static readonly Option<bool> Check = new("--check") { Description = "Exits with 1 where the median of a measured target is missed by more than 3 %." };
    private static readonly Option<string[]> Only = new("--only") { Description = "Only rows whose title contains this text; may be given more than once.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often every contender is read.", DefaultValueFactory = static _ => new CompareOptions().Rounds };
    private static readonly Option<double> Stretch = new("--stretch") { Description = "The seconds that a reading of time takes.", DefaultValueFactory = static _ => new CompareOptions().Stretch };
    private static readonly Option<string> Python = new("--python") { Description = "The interpreter that has PyTorch and onnx.", DefaultValueFactory = static _ => new CompareOptions().Python };

    private static readonly Argument<string[]> Kinds = new("rows") { Description = "The same as --only: compare custom.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create()
    {
        var command = new Command("compare", "Measures our networks, the machine's limits and the peers in one run, in turns.") { Kinds, Json, Markdown, Document, Check, Only, Rounds, Stretch, Python };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        var options = new CompareOptions
        {
            Only = [.. given.GetValue(Kinds) ?? [], .. given.GetValue(Only) ?? []],
            Rounds = Math.Max(1, given.GetValue(Rounds)),
            Stretch = given.GetValue(Stretch),
            Python = given.GetValue(Python)!,
        };
        var result = Comparison.Run(options, new StatusLine(Console.Error));
        if (given.GetValue(Json) is { } file)
        {
            JsonReport.Write(file.FullName, result);
        }

        if (given.GetValue(Document) is { } document)
        {
            DocumentReport.Write(document.FullName, result);
        }

        if (given.GetValue(Markdown))
        {
            MarkdownReport.Print(Console.Out, result);
        }
        else
        {
            ConsoleReport.Print(AnsiConsole.Console, result);
        }

        return given.GetValue(Check) ? CheckReport.Print(Console.Out, result.Rows) : 0;
    }
}
